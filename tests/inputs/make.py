#!/usr/bin/env python3
"""Makes the PDF, DOCX, EPUB, WARC and compressed files of this folder; run it here after a change of its texts."""
import bz2
import gzip
import io
import lzma
import subprocess
import zipfile

import docx
from docx.shared import Pt
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

PARAGRAPHS = [
    "The Foreign Ministers of the five states met in Samarkand on Thursday and adopted a joint statement on the coopera-"
    "|tion of their countries in trade, transport and energy. They welcomed the proposal of President Shavkat Mirziyoyev to"
    "|hold the next summit in Tashkent, and thanked the Secretary-General of the United Nations, António Guterres, for his"
    "|support of the process.",
    "Kazakhstan will host the next meeting of the Working Group in Almaty. The ministers agreed that long-term plans for"
    "|water and energy need the support of all five states. They asked the experts to prepare a draft by the end of the year.",
    "The Minister of Norway, who attended as a guest, said that his country was ready to share its experience. He invited"
    "|his colleagues to Oslo.",
]


def page(pdf, number, paragraphs, note=None):
    pdf.setFont("Times-Italic", 9)
    pdf.drawString(72, 800, "Joint Statement of Samarkand")
    pdf.drawRightString(523, 800, f"S/2024/{100 + number}")
    pdf.setFont("Times-Roman", 9)
    pdf.drawCentredString(297, 30, f"Page {number} of 2")
    y = 760
    for paragraph in paragraphs:
        pdf.setFont("Times-Roman", 11)
        for line in paragraph.split("|"):
            pdf.drawString(72, y, line)
            y -= 14
        y -= 8
    if note:
        pdf.setFont("Times-Roman", 8)
        pdf.drawString(72, 70, note)
    pdf.showPage()


def statement(path):
    pdf = canvas.Canvas(path, pagesize=A4, invariant=1)
    pdf.setTitle("Joint Statement of Samarkand")
    pdf.setAuthor("Ministry of Examples")
    page(pdf, 1, PARAGRAPHS[:2], "1 The statement was adopted in English.")
    page(pdf, 2, PARAGRAPHS[2:])
    pdf.save()


def columns(path):
    pdf = canvas.Canvas(path, pagesize=A4, invariant=1)
    pdf.setTitle("report_final_v3.docx")
    pdf.setFont("Helvetica-Bold", 16)
    pdf.drawString(60, 780, "The week in diplomacy: leaders, ministers and their meetings")
    pdf.setFont("Helvetica", 10)
    left = [
        "Norway hosted the talks in Oslo that",
        "ended on Friday without an agree-",
        "ment. The Norwegian Foreign Minis-",
        "ter said that they had been useful and",
        "that both sides would meet again.",
        "The next round will be held in Vienna",
        "before the end of the year, he said in",
        "the evening of the same day.",
    ]
    right = [
        "In Astana, the presidents of five states",
        "signed a declaration on water. It was",
        "the sixth meeting of its kind, and the",
        "first that President Ilham Aliyev of",
        "Azerbaijan attended as a guest. The",
        "leaders agreed to meet in Tashkent",
        "next year, and to open a secretariat",
        "for the group in the same city.",
    ]
    for x, lines in ((60, left), (310, right)):
        y = 740
        for line in lines:
            pdf.drawString(x, y, line)
            y -= 13
    pdf.showPage()
    pdf.save()


def encrypted(path):
    buffer = io.BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=A4, invariant=1)
    pdf.drawString(72, 700, "A secret statement.")
    pdf.save()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(buffer.getvalue())))
    writer.encrypt("password", algorithm="RC4-128")
    writer.write(path)


def scanned(path):
    pdf = canvas.Canvas(path, pagesize=A4, invariant=1)
    pdf.rect(72, 72, 400, 600, fill=1)
    pdf.save()


def word(path):
    document = docx.Document()
    document.core_properties.title = "Programme of the visit"
    document.core_properties.author = "Protocol Department"
    document.core_properties.created = __import__("datetime").datetime(2024, 8, 9, 12)
    document.add_heading("Programme of the visit", 0)
    paragraph = document.add_paragraph("The Prime Minister of Norway ")
    paragraph.add_run("will visit").bold = True
    paragraph.add_run(" Kazakhstan in Sep\u00adtember.").font.size = Pt(11)
    document.add_paragraph("Talks with the President", style="List Bullet")
    document.add_paragraph("Dinner", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("Delegation", "Head"), ("Norway", "Jonas Example")]):
        for cell, text in zip(row.cells, cells):
            cell.text = text
    document.add_paragraph("The visit ends on Friday.")
    buffer = io.BytesIO()
    document.save(buffer)
    same_times(buffer, path)


def same_times(buffer, path):
    """Copies a zip archive without its times and without the picture of the model."""
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if "thumbnail" not in name:
                new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)


def book(path):
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
        "OEBPS/content.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Notes of a diplomat'
        "</dc:title><dc:creator>A. Writer</dc:creator><dc:date>2024-08-09</dc:date></metadata><manifest>"
        '<item id="b" href="two.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        "OEBPS/one.xhtml": "<html><body><h1>Oslo</h1><p>Norway hosted the talks.</p></body></html>",
        "OEBPS/two.xhtml": "<html><body><h1>Vienna</h1><p>Austria hosted the next ones.</p></body></html>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)


def record(kind, uri, block, content_type):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
    head += f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def crawl(path):
    http = "application/http; msgtype=response"
    html = b"<html><head><title>Talks</title></head><body><p>Norway hosted the talks in Oslo.</p></body></html>"
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(html), html)
    records = [
        record("warcinfo", "", b"software: example\r\n", "application/warc-fields"),
        record("request", "https://example.org/2024/08/09/talks", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        record("response", "https://example.org/2024/08/09/talks", b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html, http),
        record("response", "https://example.org/gone", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone</p>", http),
        record("response", "https://example.org/a.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG", http),
        record("response", "https://example.org/chunks", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, http),
        record("response", "https://example.org/zipped", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(html, mtime=0), http),
        record("conversion", "https://example.org/plain", b"Norway hosted the talks.", "text/plain"),
    ]
    with open(path, "wb") as file:
        for each in records:
            file.write(gzip.compress(each, mtime=0))


def packed(name):
    # Two streams, one after the other, as `cat a.xz b.xz` makes them.
    halves = [b"Norway hosted the talks in Oslo on 9 August 2024.\n\n", b"Kenya attended the talks.\n"]
    zstandard = lambda half: subprocess.run(["zstd", "-c"], input=half, capture_output=True, check=True).stdout
    for ending, pack in [("bz2", bz2.compress), ("xz", lzma.compress), ("zst", zstandard)]:
        with open(f"{name}.{ending}", "wb") as file:
            file.write(b"".join(map(pack, halves)))


statement("statement.pdf")
columns("columns.pdf")
encrypted("encrypted.pdf")
scanned("scanned.pdf")
word("programme.docx")
book("book.epub")
crawl("crawl.warc.gz")
packed("talks.txt")

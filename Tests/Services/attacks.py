"""What hostile clients send: each attack is a name and the pieces of bytes, which may have no end."""
import itertools

TOKEN = "{token}"


def head(method, path, *fields):
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {TOKEN}", *fields]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def raw(method, path, *fields):
    """The same, of bytes."""
    return b"\r\n".join([method + b" " + path + b" HTTP/1.1", b"Host: localhost", f"Authorization: Bearer {TOKEN}".encode(), *fields]) + b"\r\n\r\n"


def json(body, *fields, length=None):
    return [head("POST", "/v1/pets", "Content-Type: application/json", f"Content-Length: {len(body) if length is None else length}", *fields), body]


def chunk(piece):
    return b"%x\r\n%s\r\n" % (len(piece), piece)


def multipart(pieces, end=True):
    """An upload in chunks, of pieces that may have no end."""
    yield head("PUT", "/v1/pets/1/photo", "Content-Type: multipart/form-data; boundary=x", "Transfer-Encoding: chunked")
    for piece in pieces:
        yield chunk(piece)
    if end:
        yield b"0\r\n\r\n"


def part(name, content, *fields):
    return "\r\n".join(["--x", f'Content-Disposition: form-data; name="{name}"', *fields]).encode() + b"\r\n\r\n" + content + b"\r\n"


def endless(first, piece):
    return itertools.chain([first], itertools.repeat(piece))


HEADS = {
    "nothing": [b""],
    "zero bytes alone": [b"\0" * 4096],
    "no HTTP": [b"GARBAGE\r\n\r\n"],
    "TLS": [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\xaa" * 512],
    "HTTP/2": [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    "an unknown version": [b"GET /v1/pets HTTP/9.9\r\nHost: x\r\n\r\n"],
    "100,000 headers": [b"GET /v1/pets HTTP/1.1\r\nHost: x\r\n", *[b"X-%d: y\r\n" % index for index in range(100_000)], b"\r\n"],
    "headers without end": endless(b"GET /v1/pets HTTP/1.1\r\nHost: x\r\n", b"X-Y: z\r\n" * 1000),
    "a header without end": endless(b"GET /v1/pets HTTP/1.1\r\nHost: x\r\nX: ", b"y" * 10_000),
    "a path without end": endless(b"GET /", b"a" * 10_000),
    "a method without end": endless(b"G", b"E" * 10_000),
    "empty lines without end": endless(b"\r\n", b"\r\n" * 5000),
    "a long query": [head("GET", "/v1/pets?" + "a=b&" * 10_000)],
    "a number without end": [head("GET", "/v1/pets?limit=" + "9" * 30_000)],
    "invalid UTF-8 in the path": [raw(b"GET", b"/v1/pets/\xff\xfe")],
    "invalid UTF-8 in the query": [raw(b"GET", b"/v1/pets?kind=\xff\xfe")],
    "invalid UTF-8 in a header": [raw(b"GET", b"/v1/pets", b"X-Y: \xff\xfe", b"Accept: \xff/\xfe")],
    "encoded invalid UTF-8": [head("GET", "/v1/pets/%ff%fe?kind=%ff")],
    "malformed percent-encoding": [head("GET", "/v1/pets/%zz%?limit=%")],
    "dots": [head("GET", "/v1/../../../etc/passwd")],
    "dots in the middle": [head("GET", "/v1/pets/../pets/1/./photo")],
    "encoded dots": [head("GET", "/v1/pets/%2e%2e/%2E%2E/etc")],
    "encoded slashes": [head("GET", "/v1/pets/..%2f..%2fetc%2fpasswd")],
    "an encoded slash for a segment": [head("GET", "/v1/pets%2f1")],
    "zero bytes": [head("GET", "/v1/pets/1%00")],
    "a zero byte in the query": [head("GET", "/v1/pets?kind=cat%00")],
    "backslashes": [head("GET", "/v1\\pets\\..\\1")],
    "empty segments": [head("GET", "//v1//pets//")],
    "an absolute target": [head("GET", "http://elsewhere.example/v1/pets")],
    "no slash": [head("GET", "v1/pets")],
    "OPTIONS *": [head("OPTIONS", "*")],
    "CONNECT": [head("CONNECT", "example.com:443")],
    "30,000 segments": [head("GET", "/v1" + "/a" * 30_000)],
    "the same parameter 5,000 times": [head("GET", "/v1/pets?" + "limit=1&" * 5_000)],
    "two hosts": [raw(b"GET", b"/v1/pets", b"Host: elsewhere")],
    "no host": [b"GET /v1/pets HTTP/1.1\r\n\r\n"],
    "two credentials": [head("POST", "/v1/pets", "Authorization: Bearer other", "Content-Length: 2") + b"{}"],
    "a space before the colon": [head("GET", "/v1/pets", "X-Y : z")],
    "a folded header": [head("GET", "/v1/pets", "X-Y: z", " and more")],
    "a header without a name": [head("GET", "/v1/pets", ": z")],
    "a zero in a header": [head("GET", "/v1/pets", "X-Y: a\0b")],
    "a return alone": [head("GET", "/v1/pets", "X-Y: a\rSet-Cookie: b")],
    "Accept without end": [head("GET", "/v1/pets", "Accept: " + "a/b;q=0.1," * 5_000)],
    "odd Accept": [head("GET", "/v1/pets", "Accept: ;;;q=,,/*/*;q=9e999")],
    "an unknown expectation": [head("POST", "/v1/pets", "Expect: the-unexpected", "Content-Length: 0")],
    "100 Continue, and nothing": [head("POST", "/v1/pets", "Expect: 100-continue", "Content-Type: application/json", "Content-Length: 100")],
}

LENGTHS = {
    "a negative length": [head("POST", "/v1/pets", "Content-Length: -1")],
    "a length that is too large": [head("POST", "/v1/pets", "Content-Type: application/json", "Content-Length: 99999999999999999999")],
    "the largest length": [head("POST", "/v1/pets", "Content-Type: application/json", "Content-Length: 9223372036854775807"), b"{"],
    "a length with a sign": [head("POST", "/v1/pets", "Content-Length: +2"), b"{}"],
    "a hexadecimal length": [head("POST", "/v1/pets", "Content-Length: 0x2"), b"{}"],
    "two lengths": [head("POST", "/v1/pets", "Content-Length: 2", "Content-Length: 3"), b"{}x"],
    "two lengths in one header": [head("POST", "/v1/pets", "Content-Length: 2, 3"), b"{}x"],
    "length and chunks": [head("POST", "/v1/pets", "Content-Length: 3", "Transfer-Encoding: chunked"), b"0\r\n\r\nGET /v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n"],
    "two codings": [head("POST", "/v1/pets", "Transfer-Encoding: chunked", "Transfer-Encoding: identity"), b"0\r\n\r\n"],
    "an unknown coding": [head("POST", "/v1/pets", "Transfer-Encoding: gzip, chunked"), b"0\r\n\r\n"],
    "chunked isn't last": [head("POST", "/v1/pets", "Transfer-Encoding: chunked, gzip"), b"0\r\n\r\n"],
    "a body that is shorter": json(b'{"name":', length=100),
    "a body that is longer": json(b'{"name":"a","kind":"cat"}garbage\r\n\r\n', length=25),
    "a chunk's size that is too large": [head("POST", "/v1/pets", "Content-Type: application/json", "Transfer-Encoding: chunked"), b"ffffffffffffffff\r\nabc"],
    "a chunk's size that overflows": [head("POST", "/v1/pets", "Content-Type: application/json", "Transfer-Encoding: chunked"), b"10000000000000000\r\nabc"],
    "a chunk without a size": [head("POST", "/v1/pets", "Content-Type: application/json", "Transfer-Encoding: chunked"), b"zz\r\nabc\r\n0\r\n\r\n"],
    "a chunk that is longer": [head("POST", "/v1/pets", "Content-Type: application/json", "Transfer-Encoding: chunked"), b"1\r\nabc\r\n0\r\n\r\n"],
    "a chunk's extension without end": endless(head("POST", "/v1/pets", "Content-Type: application/json", "Transfer-Encoding: chunked") + b"1;", b"x" * 10_000),
    "trailers without end": endless(head("POST", "/v1/pets", "Content-Type: application/json", "Transfer-Encoding: chunked") + b"2\r\n{}\r\n0\r\n", b"X-Y: z\r\n" * 1000),
    "a compressed body": [head("POST", "/v1/pets", "Content-Type: application/json", "Content-Encoding: gzip", "Content-Length: 3"), b"\x1f\x8b\x08"],
}

DEEP = 100_000
BODIES = {
    "deep arrays": json(b"[" * DEEP),
    "deep arrays that end": json(b"[" * DEEP + b"]" * DEEP),
    "deep objects": json(b'{"a":' * DEEP + b"1" + b"}" * DEEP),
    "a deep property": json(b'{"name":"a","kind":"cat","tags":' + b"[" * DEEP + b"]" * DEEP + b"}"),
    "a deep unknown property": json(b'{"name":"a","kind":"cat","x":' + b"[" * DEEP + b"]" * DEEP + b"}"),
    "10 MB of brackets": json(b"[" * 10_000_000),
    "500,000 properties": json(b'{"name":"a","kind":"cat"' + b"".join(b',"x%d":1' % index for index in range(500_000)) + b"}"),
    "a million elements": json(b'{"name":"a","kind":"cat","tags":[' + b"0," * 1_000_000 + b"0]}"),
    "the same property again": json(b'{"name":"a","kind":"cat"' + b',"name":"b"' * 100_000 + b"}"),
    "a long text": json(b'{"name":"' + b"a" * 9_000_000 + b'","kind":"cat"}'),
    "a long number": json(b'{"name":' + b"9" * 1_000_000 + b',"kind":"cat"}'),
    "a large exponent": json(b'{"name":1e999999999999,"kind":"cat"}'),
    "invalid UTF-8": json(b'{"name":"\xff\xfe","kind":"cat"}'),
    "overlong UTF-8": json(b'{"name":"\xc0\xaf","kind":"cat"}'),
    "half of a pair": json(b'{"name":"\\ud800","kind":"cat"}'),
    "UTF-16": json('{"name":"a","kind":"cat"}'.encode("utf-16")),
    "a zero byte": json(b'{"name":"a\0","kind":"cat"}'),
    "text": json(b"name=a&kind=cat"),
    "a body without end": endless(
        head("POST", "/v1/pets", "Content-Type: application/json", "Transfer-Encoding: chunked"), chunk(b'"' + b"a" * 65_000)),
    "a body as long as promised": endless(
        head("POST", "/v1/pets", "Content-Type: application/json", "Content-Length: 1000000000000"), b"[" * 65_000),
    "a body for GET": endless(head("GET", "/v1/pets", "Transfer-Encoding: chunked"), chunk(b"a" * 65_000)),
    "a body for nobody": endless(head("POST", "/v1/nothing", "Transfer-Encoding: chunked"), chunk(b"a" * 65_000)),
}


UPLOADS = {
    "no boundary": lambda: [head("PUT", "/v1/pets/1/photo", "Content-Type: multipart/form-data", "Content-Length: 4"), b"----"],
    "a long boundary": lambda: [head("PUT", "/v1/pets/1/photo", "Content-Type: multipart/form-data; boundary=" + "x" * 10_000, "Content-Length: 4"), b"----"],
    "a file without end": lambda: multipart(endless(part("photo", b"")[:-2], b"a" * 65_000)),
    "nearly boundaries": lambda: multipart(endless(part("photo", b"")[:-2], b"\r\n--y\r\n--\r\n-" * 5_000)),
    "nothing but a preamble": lambda: multipart(endless(b"preamble", b"a" * 65_000)),
    "a field without end": lambda: multipart(endless(part("caption", b"")[:-2], b"a" * 65_000)),
    "headers of a part without end": lambda: multipart(endless(b"--x\r\n", b"X-Y: z\r\n" * 5_000)),
    "a header of a part without end": lambda: multipart(endless(b"--x\r\nX: ", b"y" * 65_000)),
    "100,000 parts": lambda: multipart([part("photo", b"a") * 100 for _ in range(1_000)] + [b"--x--\r\n"]),
    "100,000 fields": lambda: multipart([part("caption", b"a") * 100 for _ in range(1_000)] + [b"--x--\r\n"]),
    "parts without end": lambda: multipart(itertools.repeat(part("photo", b"a" * 500, 'Content-Type: image/png') * 100)),
    "files of 100 kB without end": lambda: multipart(itertools.repeat(part("photo", b"a" * 100_000, "Content-Type: image/png"))),
    "an epilogue without end": lambda: multipart(endless(part("photo", b"a") + b"--x--\r\n", b"a" * 65_000)),
    "a boundary that doesn't come": lambda: multipart([part("photo", b"a")[:-2]]),
    "invalid UTF-8 in a field": lambda: multipart([part("photo", b"a"), part("caption", b"\xff\xfe"), b"--x--\r\n"]),
    "a filename with dots": lambda: multipart([part("photo", b"a", "X-Y: z").replace(b'name="photo"', b'name="photo"; filename="../../../etc/passwd\0"'), b"--x--\r\n"]),
    "deep multiparts": lambda: multipart([b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" * 10_000]),
}

"""Makes wav-fixtures.json: small WAV files of all kinds, and what a reader that is not ours takes from them.

The files are written by libsndfile (through soundfile), by SoX, and, where neither writes such a thing, chunk by chunk
here. Their samples are always those that libsndfile reads; of the few files that it does not read as they are, those
of the same file in its plain form (`as_read`).

    pip install numpy soundfile; apt-get install sox
    python3 make-wav-fixtures.py && npx prettier --write wav-fixtures.json
"""

import base64
import io
import json
import pathlib
import struct
import subprocess
import tempfile

import numpy as np
import soundfile

FRAMES = 64
RATE = 16_000
# Two tones, so that a mistake of a channel, a byte or a sample shows.
MONO = 0.5 * np.sin(np.arange(FRAMES) * 0.31) + 0.2 * np.cos(np.arange(FRAMES) * 1.7)
STEREO = np.stack([MONO, 0.4 * np.sin(np.arange(FRAMES) * 0.53)], axis=1)
PLAIN = {
    "PCM_U8": "8 bits",
    "PCM_16": None,
    "PCM_24": "24 bits",
    "PCM_32": "32 bits",
    "FLOAT": "floating point",
    "DOUBLE": "floating point",
    "ALAW": "A-law",
    "ULAW": "µ-law",
}
SUB_FORMAT_END = bytes.fromhex("000000001000800000aa00389b71")

fixtures = []


def encode(values):
    return base64.b64encode(values).decode()


def read(file):
    """Mono at the file's own rate, as libsndfile reads it."""
    samples, rate = soundfile.read(io.BytesIO(file), dtype="float64", always_2d=True)
    mono = np.clip(np.nan_to_num(samples.mean(axis=1)), -1, 1)
    return rate, samples.shape[1], mono.astype("<f4")


CUT = "cut off; read as far as it goes"
STREAMED = "without a length in the header; read to the end"


def readable(name, file, as_read=None, coding=None, note=None):
    """`coding` and `note` are what is to be said of it beside its channels and its rate."""
    rate, channels, mono = read(as_read or file)
    entry = {"name": name, "file": encode(file), "rate": rate, "channels": channels}
    notes = [part for part in [note, coding and f"converted from {coding}"] if part]
    fixtures.append({**entry, "notes": notes, "samples": encode(mono.tobytes())})


def refused(name, file, why):
    fixtures.append({"name": name, "file": encode(file), "refused": why})


def sndfile(samples, subtype, form="WAV", endian="FILE", rate=RATE):
    file = io.BytesIO()
    soundfile.write(file, samples, rate, subtype=subtype, format=form, endian=endian)
    return file.getvalue()


def sox(samples, *options, rate=RATE, pipe=False):
    """What SoX writes; to a pipe it cannot come back to mend the lengths, as any program that streams."""
    raw = (samples * 2**15).astype("<i2")
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    command = ["sox", "-D", "-t", "raw", "-r", str(rate), "-e", "signed", "-b", "16", "-c", str(channels), "-"]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "sound.wav")
        out = "-" if pipe else str(path)
        done = subprocess.run([*command, *options, "-t", "wav", out], input=raw.tobytes(), capture_output=True, check=True)
        return done.stdout if pipe else path.read_bytes()


def chunk(tag, content, size=None):
    return tag + struct.pack("<I", len(content) if size is None else size) + content + b"\0" * (len(content) % 2)


def riff(*chunks, size=None, form=b"RIFF"):
    body = b"WAVE" + b"".join(chunks)
    return form + struct.pack("<I", len(body) if size is None else size) + body


def fmt(code=1, channels=1, rate=RATE, bits=16, align=None, extra=b""):
    align = channels * bits // 8 if align is None else align
    return chunk(b"fmt ", struct.pack("<HHIIHH", code, channels, rate, rate * align, align, bits) + extra)


def extensible(code, bits, valid, channels=1, end=SUB_FORMAT_END, size=22):
    extra = struct.pack("<HHIH", size, valid, 0, code) + end
    return fmt(0xFFFE, channels, bits=bits, extra=extra)


def integers(bits, valid=None):
    """MONO as integers of `bits`, of which the upper `valid` hold something."""
    valid = valid or bits
    values = np.round(MONO * 2 ** (valid - 1)).astype(np.int64) << (bits - valid)
    if bits == 8:
        values += 128
    return b"".join(int(value).to_bytes(bits // 8, "little", signed=bits > 8) for value in values)


# What libsndfile writes: every plain coding in every container.
for subtype, coding in PLAIN.items():
    for channels, samples in [("mono", MONO), ("stereo", STEREO)]:
        readable(f"sndfile RIFF {subtype} {channels}", sndfile(samples, subtype), coding=coding)
        readable(f"sndfile RIFX {subtype} {channels}", sndfile(samples, subtype, endian="BIG"), coding=coding)
        readable(f"sndfile extensible {subtype} {channels}", sndfile(samples, subtype, form="WAVEX"), coding=coding)
    readable(f"sndfile RF64 {subtype}", sndfile(STEREO, subtype, form="RF64"), coding=coding)
for rate in [8_000, 11_025, 44_100, 48_000]:
    readable(f"sndfile RIFF PCM_16 {rate} Hz", sndfile(MONO, "PCM_16", rate=rate))
readable("sndfile FLOAT beyond its range", sndfile(np.concatenate([3 * MONO, [np.nan, np.inf, -np.inf]]), "FLOAT"), coding="floating point")
readable("sndfile PCM_16 six channels", sndfile(np.stack([MONO * part / 6 for part in range(1, 7)], axis=1), "PCM_16"))

# IMA ADPCM: one block, several, stereo, and other rates.
long = 0.5 * np.sin(np.arange(700) * 0.11) + 0.2 * np.cos(np.arange(700) * 0.7)
wide = np.stack([long, 0.9 * np.sign(np.sin(np.arange(700) * 0.02))], axis=1)
readable("sndfile IMA_ADPCM one block", sndfile(MONO, "IMA_ADPCM", rate=8_000), coding="IMA ADPCM")
readable("sndfile IMA_ADPCM two blocks", sndfile(long, "IMA_ADPCM", rate=8_000), coding="IMA ADPCM")
readable("sndfile IMA_ADPCM stereo", sndfile(wide, "IMA_ADPCM", rate=16_000), coding="IMA ADPCM")
readable("sndfile IMA_ADPCM stereo 44100 Hz", sndfile(STEREO, "IMA_ADPCM", rate=44_100), coding="IMA ADPCM")
readable("sndfile IMA_ADPCM RIFX", sndfile(long, "IMA_ADPCM", endian="BIG", rate=8_000), coding="IMA ADPCM")
readable("sox IMA ADPCM", sox(long, "-e", "ima-adpcm", rate=8_000), coding="IMA ADPCM")
readable("sox IMA ADPCM stereo", sox(wide, "-e", "ima-adpcm", rate=8_000), coding="IMA ADPCM")

# What SoX writes, to a file and to a pipe.
SOX = {
    "unsigned 8": ("8 bits", ["-e", "unsigned", "-b", "8"]),
    "signed 16": (None, ["-e", "signed", "-b", "16"]),
    "signed 24": ("24 bits", ["-e", "signed", "-b", "24"]),
    "signed 32": ("32 bits", ["-e", "signed", "-b", "32"]),
    "float 32": ("floating point", ["-e", "floating-point", "-b", "32"]),
    "float 64": ("floating point", ["-e", "floating-point", "-b", "64"]),
    "A-law": ("A-law", ["-e", "a-law"]),
    "µ-law": ("µ-law", ["-e", "mu-law"]),
    "RIFX 16": (None, ["-e", "signed", "-b", "16", "-B"]),
}
for name, (coding, options) in SOX.items():
    readable(f"sox {name}", sox(STEREO, *options), coding=coding)
    readable(f"sox {name} to a pipe", sox(MONO, *options, pipe=True), coding=coding, note=STREAMED)

# Made here: what the writers above do not write.
for bits, valid in [(8, 6), (16, 12), (24, 20), (32, 24), (32, 16)]:
    file = riff(extensible(1, bits, valid), chunk(b"data", integers(bits, valid)))
    readable(f"extensible {valid} bits in {bits}", file, coding=f"{valid} bits in {bits}")
readable("extensible without valid bits", riff(extensible(1, 16, 0), chunk(b"data", integers(16))))
plain = riff(fmt(), chunk(b"data", integers(16)))
odd = chunk(b"data", integers(8)[:-1])
readable("odd data and a chunk behind it", riff(fmt(bits=8), odd, chunk(b"id3 ", b"ID3 tag data")), coding="8 bits")
readable("odd chunk before the data", riff(chunk(b"JUNK", b"abc"), fmt(), chunk(b"data", integers(16))))
readable("chunks before, between and behind", riff(chunk(b"bext", b"b" * 602), fmt(), chunk(b"LIST", b"INFOabcd"), chunk(b"data", integers(16)), chunk(b"cue ", bytes(4))))
readable("false count of loops", riff(fmt(), chunk(b"data", integers(16)), chunk(b"smpl", bytes(28) + b"\xff\xff\xff\x7f" + bytes(4))), as_read=plain)
readable("false count of cues", riff(fmt(), chunk(b"cue ", b"\xff\xff\xff\x7f"), chunk(b"data", integers(16))), as_read=plain)
for size in [0, 0xFFFFFFFF, 0x7FFFFFFF, 0x7FFFF000]:
    readable(f"streamed, length {size:#x}", riff(fmt(), chunk(b"data", integers(16), size), size=size), as_read=plain, note=STREAMED)
readable("zero length, true length of the file", riff(fmt(), chunk(b"data", integers(16), 0)), as_read=plain, note=STREAMED)
readable("cut off", plain[:-20], as_read=riff(fmt(), chunk(b"data", integers(16)[:-20])), note=CUT)
ds64 = chunk(b"ds64", struct.pack("<QQQI", len(plain), FRAMES * 2, FRAMES, 0))
readable("BW64", riff(ds64, fmt(), chunk(b"data", integers(16), 0xFFFFFFFF), size=0xFFFFFFFF, form=b"BW64"), as_read=plain)
readable("RF64 with a length in place", riff(ds64, fmt(), chunk(b"data", integers(16)), size=0xFFFFFFFF, form=b"RF64"), as_read=plain)
readable("RF64 and a chunk behind", riff(ds64, fmt(), chunk(b"data", integers(16), 0xFFFFFFFF), chunk(b"LIST", b"INFOabcd"), size=0xFFFFFFFF, form=b"RF64"), as_read=plain)

# What is not read, by the name of its coding or of its fault.
for subtype, why in [("MS_ADPCM", "Microsoft ADPCM"), ("GSM610", "GSM 6.10"), ("G721_32", "G.721"), ("NMS_ADPCM_16", "NMS ADPCM"), ("NMS_ADPCM_24", "NMS ADPCM"), ("NMS_ADPCM_32", "NMS ADPCM")]:
    refused(f"sndfile {subtype}", sndfile(MONO, subtype, rate=8_000), why)
refused("sndfile MS_ADPCM RIFX", sndfile(MONO, "MS_ADPCM", endian="BIG"), "Microsoft ADPCM")
refused("sox GSM", sox(MONO, "-e", "gsm-full-rate", rate=8_000), "GSM 6.10")
for form, why in [("AIFF", "AIFF"), ("FLAC", "FLAC"), ("OGG", "Ogg"), ("CAF", "CAF"), ("AU", "AU"), ("W64", "Wave64"), ("NIST", "NIST SPHERE")]:
    refused(f"sndfile {form}", sndfile(MONO[:16], "VORBIS" if form == "OGG" else "PCM_16", form=form), f"it is {why}")
data = chunk(b"data", integers(16))
twelve = b"\x0c\0" + bytes(12)
refused("MP3", riff(fmt(0x55, bits=0, align=1, extra=twelve), data), "85 (MP3)")
refused("MPEG", riff(fmt(0x50, bits=0, align=1, extra=twelve), data), "80 (MPEG audio)")
refused("integers of 64 bits", riff(fmt(bits=64), chunk(b"data", bytes(512))), "64 bits as integers")
refused("floating point of 16 bits", riff(fmt(3), data), "16 bits as floating point")
refused("A-law of 16 bits", riff(fmt(6), data), "16 bits as A-law")
refused("IMA ADPCM of 3 bits", riff(fmt(17, bits=3, align=256), data), "3 bits as IMA ADPCM")
refused("IMA ADPCM of odd blocks", riff(fmt(17, bits=4, align=255), data), "blocks of IMA ADPCM have 255 bytes")
refused("IMA ADPCM of other blocks", riff(fmt(17, bits=4, align=256, extra=struct.pack("<HH", 2, 500)), data), "hold 500 samples, expected 505")
refused("extensible GSM", riff(extensible(0x31, 16, 16), data), "49 (GSM 6.10) in an extensible header")
refused("extensible IMA ADPCM", riff(extensible(17, 4, 4), data), "17 (IMA ADPCM) in an extensible header")
refused("extensible, integers of 64 bits", riff(extensible(1, 64, 64), data), "64 bits as integers")
ambisonic = bytes.fromhex("00002107d3118644c8c1ca000000")
refused("extensible, ambisonic", riff(extensible(1, 16, 16, end=ambisonic), data), "00000001-0721-11d3-8644-c8c1ca000000")
refused("extensible, more valid bits than bits", riff(extensible(1, 16, 24), data), "24 of its 16 bits are valid")
refused("extensible and cut off", riff(fmt(0xFFFE), data), "its sub-format is missing")
refused("extensible, extension too short", riff(extensible(1, 16, 16, size=0), data), "its sub-format is missing")
refused("extensible within extensible", riff(extensible(0xFFFE, 16, 16), data), "65534 in an extensible header")
refused("no channels", riff(fmt(channels=0, align=2), data), "0 channels")
refused("33 channels", riff(fmt(channels=33), data), "33 channels")
refused("no rate", riff(fmt(rate=0), data), "rate is 0 Hz")
refused("a rate beyond all", riff(fmt(rate=10**9), data), "rate is 1000000000 Hz")
refused("no bits", riff(fmt(bits=0, align=2), data), "0 bits")
refused("12 bits", riff(fmt(bits=12, align=2), data), "12 bits as integers")
for align in [0, 1, 3, 4]:
    refused(f"a sample of {align} bytes", riff(fmt(align=align), data), f"a sample takes {align} bytes, expected 2")
refused("two data chunks", riff(fmt(), data, data), "two data chunks")
refused("RF64 of two data chunks", riff(ds64, fmt(), chunk(b"data", integers(16), 0xFFFFFFFF), data, form=b"RF64"), "two data chunks")
refused("two fmt chunks", riff(fmt(), fmt(channels=2), data), "two fmt chunks")
refused("a list of pieces", riff(fmt(), chunk(b"LIST", b"wavl" + data)), "wavl")
refused("no fmt chunk", riff(data), "no fmt chunk")
refused("no data chunk", riff(fmt()), "no data chunk")
refused("a short fmt chunk", riff(chunk(b"fmt ", fmt()[8:22]), data), "fmt chunk has 14 bytes")
refused("an empty data chunk", riff(fmt(), chunk(b"data", b"")), "holds no sound")
refused("an empty data chunk and a chunk behind it", riff(fmt(), chunk(b"data", b""), chunk(b"LIST", b"INFOabcd")), "holds no sound")
refused("less than a sample", riff(fmt(), chunk(b"data", b"a")), "holds no sound")
refused("another form of RIFF", b"RIFF\x24\0\0\0AVI " + plain[12:], 'of the form "AVI "')
refused("a chunk longer than the file", riff(chunk(b"LIST", b"INFO", 0x7FFFFFFF), fmt(), data), "no fmt chunk")

out = pathlib.Path(__file__).with_name("wav-fixtures.json")
out.write_text(json.dumps(fixtures, indent=2, ensure_ascii=False) + "\n")
print(len(fixtures), "files,", sum("samples" in entry for entry in fixtures), "readable,", out.stat().st_size, "bytes")

"""The book's fonts, cut to the letters that it uses: Inter for the text, Nanum Gothic for the Korean words
of the glossary. Both come from Debian (packages.txt), under the Open Font License."""
import os
import subprocess
from pathlib import Path

debian = {
    "inter": "/usr/share/fonts/opentype/inter/Inter-Regular.otf",
    "inter-italic": "/usr/share/fonts/opentype/inter/Inter-Italic.otf",
    "inter-bold": "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
    "nanum": "/usr/share/fonts/truetype/nanum/NanumGothic.ttf",
}


def put_into(folder, pages):
    folder.mkdir(parents=True, exist_ok=True)
    used = {letter for folder_, _, names in os.walk(pages, followlinks=True) for name in names if name.endswith(".md")
            for letter in (Path(folder_) / name).read_text()}
    used |= {chr(code) for code in range(0x20, 0x17F)}
    hangul = {letter for letter in used if "\uac00" <= letter <= "\ud7a3"}
    for name, file in debian.items():
        letters = hangul if name == "nanum" else used - hangul
        target = folder / f"{name}.woff2"
        text = "".join(sorted(letters))
        known = folder / f"{name}.txt"
        if target.exists() and known.exists() and known.read_text() == text:
            continue
        subprocess.run(["/usr/bin/python3", "-m", "fontTools.subset", file, f"--text={text}", "--flavor=woff2",
                        "--layout-features=kern,liga,tnum,ccmp,mark", "--drop-tables+=TSI0,TSI1,TSI2,TSI3,TSI5",
                        f"--output-file={target}"], check=True)
        known.write_text(text)

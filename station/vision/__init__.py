"""From pixels to codes: the cascade, its proof and its threads, and the files pictures come in.

Here live decoders and files of pictures; no code is judged and nothing of the station is known.
Importing the package loads neither OpenCV nor numpy, nor does ``types``: a line without a camera never needs them.
"""

"""One module per report kind: views in, plain values out."""

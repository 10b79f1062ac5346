"""The formats that are no text of a template: data, sheets, pages, documents."""

"""A quiz as an XLSForm, for KoboToolbox and ODK."""

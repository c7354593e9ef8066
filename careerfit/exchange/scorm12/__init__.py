"""A quiz as a SCORM 1.2 package: one page that scores by itself and reports completion."""

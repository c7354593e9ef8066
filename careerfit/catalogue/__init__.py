"""A folder of content files becomes one checked catalogue, or every reason why it does not."""

from careerfit.catalogue.catalogue import Catalogue, known
from careerfit.catalogue.keys import with_key
from careerfit.catalogue.loading import find, load

__all__ = ["Catalogue", "find", "known", "load", "with_key"]

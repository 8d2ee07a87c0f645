// What a page of the site loads at once.

import "./python.js";

// What a page of the site loads at once.

export { Python } from "./python.js";

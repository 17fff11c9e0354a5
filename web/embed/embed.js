// A page that shows scenes needs one import. Without a bundler it is the package's own file, beside the page.
import "./rotation-lab/element.mjs";

@org.jspecify.annotations.NullMarked
package org.chalkline.abuse.web;

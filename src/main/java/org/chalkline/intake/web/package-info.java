@org.jspecify.annotations.NullMarked
package org.chalkline.intake.web;

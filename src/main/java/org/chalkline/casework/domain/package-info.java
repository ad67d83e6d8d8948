@org.jspecify.annotations.NullMarked
package org.chalkline.casework.domain;

package io.github.chatspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** Creates JSON nodes and rejects numbers whose exponent would make their decimal text fill the memory. */
final class BoundedNodes extends JsonNodeFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueNode numberNode(BigDecimal number) {
        if (Math.abs((long) number.scale()) <= LocatedJson.MAX_EXPONENT + LocatedJson.MAX_DIGITS) {
            return super.numberNode(number);
        }
        // Jackson's tree reader drops the exponent of zero before it gets here, so that all readers must accept it.
        if (number.signum() == 0) {
            return super.numberNode(BigDecimal.ZERO);
        }
        throw new NumberFormatException("The exponent is out of bounds.");
    }
}

package dev.wouldblock.reports;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The published JSON schema of SARIF 2.1.0. */
final class SarifSchema {
    private SarifSchema() {}

    /** What breaks the schema: a place and a reason for each mistake. */
    static List<String> errors(String report) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Validator.Result result = new ValidatorFactory()
                    .withJsonNodeFactory(new GsonNode.Factory())
                    .withDisabledSchemaValidation(true)
                    .validate(schema, report);
            return result.isValid()
                    ? List.of()
                    : result.getErrors().stream()
                            .map(error -> error.getInstanceLocation() + ": " + error.getError())
                            .toList();
        }
    }
}

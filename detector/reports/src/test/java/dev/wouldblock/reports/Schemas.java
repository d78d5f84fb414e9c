package dev.wouldblock.reports;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** JSON schemas that reports are held against. */
final class Schemas {
    /** As published by OASIS. */
    static final String SARIF = "/schema/sarif-schema-2.1.0.json";

    static final String GITLAB = "/schemas/gitlab.schema.json";
    static final String RDJSON = "/schemas/rdjson.schema.json";
    /** The one that we ship. */
    static final String JSON = "/dev/wouldblock/reports/report-1.schema.json";

    private Schemas() {}

    /** What breaks the schema: a place and a reason for each mistake. */
    static List<String> errors(String name, String report) throws IOException {
        try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(name), name)) {
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

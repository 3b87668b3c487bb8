using System.Text.Json.Nodes;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.Projects;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KojiWidgetHarness.Simulator.Description;

/// <summary>Says of a field by its name what its type does not: which form or which values it has.</summary>
internal sealed class FieldDescriber : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        switch (context.JsonPropertyInfo?.Name)
        {
            case "project_id" or "guide_id" or "interview_id" or "message_id":
                schema.Format = "uuid";
                break;
            case "respondent_email":
                schema.Format = "email";
                break;
            case "mode":
                schema.Enum = Values(InterviewModes.All, schema);
                break;
            case "reason":
                schema.Enum = Values(CompletionReasons.All, schema);
                break;
            case "metadata":
                schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
                break;
        }

        return Task.CompletedTask;
    }

    private static List<JsonNode> Values(IEnumerable<string> values, OpenApiSchema schema)
    {
        var all = values.Select(value => (JsonNode)JsonValue.Create(value)).ToList();
        if (schema.Type?.HasFlag(JsonSchemaType.Null) == true)
            all.Add(JsonNullSentinel.JsonNull);
        return all;
    }
}

using System.Text.Json.Nodes;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.KojiSo;
using KojiWidgetHarness.Simulator.Projects;
using KojiWidgetHarness.Simulator.RateLimits;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KojiWidgetHarness.Simulator.Description;

/// <summary>Writes into an operation what its <see cref="ApiOperation"/> says: body, errors, keys and tokens.</summary>
internal sealed class OperationDescriber(SimulatorOptions options) : IOpenApiOperationTransformer
{
    private const string Json = "application/json";
    private const string EventStream = "text/event-stream";

    public async Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var said = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Single();
        if (said.Body is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = !said.BodyIsOptional,
                Content = Content(await ReferAsync(body, said.Needed, context, cancellationToken)),
            };
        }

        var error = await ReferAsync(typeof(ApiError), needed: null, context, cancellationToken);
        operation.Responses ??= [];
        // Codes of the catalogue.
        foreach (var status in said.Errors.Select(code => KojiErrorCatalog.Find(code)!).GroupBy(known => known.HttpStatus))
            operation.Responses[$"{status.Key}"] = Describe([.. status], error);
        if (operation.Responses.TryGetValue("200", out var answer) && answer.Content?.TryGetValue(EventStream, out var stream) == true)
            stream.Schema = await ReferAsync(typeof(ReplyFrame), needed: null, context, cancellationToken);
        operation.Security = [.. Schemes(said).Select(scheme => Requirement(scheme, context.Document))];
    }

    // Said once for all operations.
    private static async Task<IOpenApiSchema> ReferAsync(
        Type type,
        string? needed,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var document = context.Document ?? throw new InvalidOperationException("An operation is described within a document.");
        var schema = await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellationToken);
        if (needed is not null)
            Need(needed, schema);
        document.AddComponent(type.Name, schema);
        return new OpenApiSchemaReference(type.Name, document);
    }

    private static void Need(string field, OpenApiSchema schema)
    {
        schema.Required = new HashSet<string> { field };
        if (schema.Properties?[field] is OpenApiSchema said)
            said.Type &= ~JsonSchemaType.Null;
    }

    private OpenApiResponse Describe(IReadOnlyList<KojiError> errors, IOpenApiSchema schema) =>
        new()
        {
            Description = string.Join(", or ", errors.Select(error => $"{error.Code}: {error.Message}")),
            Content = Content(schema, errors),
            Headers = errors.Any(error => error.Code == KojiErrorCodes.RateLimited)
                ? RateReading
                    .HeadersOf(options.Contract)
                    .ToDictionary(
                        name => name,
                        _ => (IOpenApiHeader)new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } }
                    )
                : null,
        };

    private static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema schema, IReadOnlyList<KojiError>? errors = null) =>
        new()
        {
            [Json] = new OpenApiMediaType
            {
                Schema = schema,
                Examples = errors?.ToDictionary(
                    error => error.Code.Value,
                    error =>
                        (IOpenApiExample)
                            new OpenApiExample
                            {
                                Value = new JsonObject { ["error"] = error.Code.Value, ["message"] = error.Message },
                            }
                ),
            },
        };

    private static IEnumerable<string> Schemes(ApiOperation operation)
    {
        if (operation.TakesToken)
            yield return ApiDescription.Token;
        if (operation.TakesKey)
            yield return ApiDescription.Key;
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}

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

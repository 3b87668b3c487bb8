using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace KojiWidgetHarness.Simulator.Description;

/// <summary>The API as an OpenAPI document, written from its endpoints.</summary>
internal static class ApiDescription
{
    public const string Key = "apiKey";

    public const string Token = "sessionToken";

    public static void AddApiDescription(this IServiceCollection services, SimulatorOptions simulator) =>
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            // What steers the simulator and what only its own widget calls is not Koji's API.
            options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Any();
            options.AddSchemaTransformer<FieldDescriber>();
            options.AddOperationTransformer<OperationDescriber>();
            options.AddDocumentTransformer(
                (document, _, _) =>
                {
                    Introduce(document, simulator.Contract);
                    return Task.CompletedTask;
                }
            );
        });

    public static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi(SimulatorRoutes.OpenApi);

    public static RouteHandlerBuilder DescribedBy(this RouteHandlerBuilder endpoint, ApiOperation operation) =>
        endpoint.WithName(operation.Id).WithSummary(operation.Summary).WithTags("Interviews").WithMetadata(operation);

    private static void Introduce(OpenApiDocument document, KojiContract contract)
    {
        document.Info = new()
        {
            Title = "Koji's interview API, as the simulator speaks it",
            Version = KojiContractNames.NameOf(contract),
            Description = "Paths, errors and messages follow Koji's public texts. What these leave open is the simulator's own.",
        };
        foreach (var server in document.Servers ?? [])
            server.Url = server.Url?.TrimEnd('/');
        document.Components ??= new();
        // Its frames are described by themselves.
        document.Components.Schemas?.Remove("SseItemOfReplyFrame");
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key.",
            },
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = Callers.CallerHeaders.SessionToken,
                Description = "The token of one interview, as its start returned it.",
            },
        };
    }
}

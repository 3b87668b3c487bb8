using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator.Errors;

internal static class ApiErrorServices
{
    /// <summary>Bodies are written by <see cref="SimulatorJson"/>, and what cannot be read ends in Koji's error object.</summary>
    public static void AddApiErrors(this IServiceCollection services)
    {
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.DefaultIgnoreCondition = SimulatorJson.Default.Options.DefaultIgnoreCondition;
            // Else the API's description would say that a number may come as a string.
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.TypeInfoResolver = SimulatorJson.Default;
        });
    }
}

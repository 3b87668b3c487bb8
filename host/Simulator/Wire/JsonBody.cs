using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>
/// A JSON body, whatever its content type says. A parameter that the framework binds itself would make routing look at the content
/// type, and a call without one would find no endpoint, so 404, before anyone asked for its key.
/// </summary>
internal sealed record JsonBody<T>(T Value)
    where T : class
{
    // Each body has its shape there.
    private static readonly JsonTypeInfo<T> Shape = (JsonTypeInfo<T>)SimulatorJson.Default.GetTypeInfo(typeof(T))!;

    /// <summary>The framework's hook. Null for no body or a JSON null, which it refuses where the parameter is not nullable.</summary>
    /// <exception cref="BadHttpRequestException">The body is not JSON, or not of this shape.</exception>
    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return null;

        try
        {
            var value = await JsonSerializer.DeserializeAsync(request.Body, Shape, context.RequestAborted);
            return value is null ? null : new(value);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException($"{parameter.Name} cannot be read", exception);
        }
    }
}

using KojiWidgetHarness.Protocol.Simulation.Faults;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>What a fault does to the headers of a request and its response.</summary>
internal static class FaultyHeaders
{
    private const string CrossOriginPrefix = "Access-Control-";

    public static void Prepare(HttpContext context, FaultEffect effect)
    {
        // "Not modified" would have no body that a fault could be seen in.
        context.Request.Headers.IfNoneMatch = default;
        context.Request.Headers.IfModifiedSince = default;

        // What is registered first runs last: after the middleware and endpoints that set these headers.
        if (effect.ContentType is not null || effect.DropCors)
            context.Response.OnStarting(() => Apply(context.Response, effect));
    }

    private static Task Apply(HttpResponse response, FaultEffect effect)
    {
        if (effect.ContentType is { } type && response.ContentType is not null)
            response.ContentType = type;
        if (effect.DropCors)
        {
            foreach (
                var name in response
                    .Headers.Keys.Where(name => name.StartsWith(CrossOriginPrefix, StringComparison.OrdinalIgnoreCase))
                    .ToList()
            )
                response.Headers.Remove(name);
        }

        return Task.CompletedTask;
    }
}

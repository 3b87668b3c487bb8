using System.Net.Mime;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.RateLimits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>Answers a request in the endpoint's stead, as Koji documents the error.</summary>
internal sealed class FaultAnswer(SimulatorOptions options, TimeProvider time)
{
    public Task WriteAsync(HttpContext context, FiredFault fault)
    {
        var error = ErrorOf(fault.Effect);
        var status = fault.Effect.Status ?? error?.HttpStatus ?? StatusCodes.Status500InternalServerError;
        if (status == StatusCodes.Status429TooManyRequests)
            ReadLimit(fault).WriteTo(context.Response.Headers);
        // A browser may keep a 404 for a while, and the fault with it.
        context.Response.Headers.CacheControl = "no-store";
        return error is null ? WritePlainAsync(context, status) : new ApiErrorResult(error, status).ExecuteAsync(context);
    }

    // A client that waits as long as it says finds everything normal, where the fault ends by itself.
    private RateReading ReadLimit(FiredFault fault)
    {
        var now = time.GetUtcNow();
        var limit = options.RateLimit is { Requests: > 0 } set ? set : RateLimit.Of(options.Contract);
        if (fault.EndsAt - now is { } left && left < limit.Window)
            limit = limit with { Window = left > TimeSpan.Zero ? left : TimeSpan.Zero };
        return RateWindow.UsedUp(options.Contract, limit, now);
    }

    private static KojiError? ErrorOf(FaultEffect effect) =>
        effect.Code is { } code
            ? KojiErrorCatalog.Find(new(code))
            : KojiErrorCatalog.All.FirstOrDefault(error => error.HttpStatus == effect.Status);

    // As a proxy in front of Koji would, which knows nothing of Koji's error object.
    private static Task WritePlainAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        return context.Response.WriteAsync($"{status} {ReasonPhrases.GetReasonPhrase(status)}".TrimEnd(), context.RequestAborted);
    }
}

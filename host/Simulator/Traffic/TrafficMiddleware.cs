using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Hosting;
using KojiWidgetHarness.Simulator.Widget;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>
/// Records every request but those that the simulator answers for itself. It comes first, so that it sees what all others do.
/// </summary>
internal sealed class TrafficMiddleware(
    RequestDelegate next,
    TrafficLog log,
    TrafficReplay replay,
    SimulatorOptions options,
    TimeProvider time
)
{
    public Task InvokeAsync(HttpContext context) => OwnPaths.Contain(context.Request) ? next(context) : RecordAsync(context);

    // What the page is made of is large and always the same.
    private static int BodyBound(PathString path) =>
        path.StartsWithSegments(SimulatorRoutes.Assets) || path == WidgetAssets.IconPath ? 0 : BodyTape.TextBound;

    private async Task RecordAsync(HttpContext context)
    {
        var order = replay.Recognise(context.Request);
        var recording = new Recording(context, BodyBound(context.Request.Path), time.GetUtcNow(), options.TimeProvider.GetUtcNow());
        var start = time.GetTimestamp();
        var failed = true;
        try
        {
            await next(context);
            failed = false;
        }
        finally
        {
            var exchange = recording.End(time.GetElapsedTime(start), failed, order?.Of);
            if (!OwnAnswer.IsGiven(context))
                log.Add(exchange);
            order?.Ended(exchange);
        }
    }
}

internal static class TrafficSetup
{
    public static void AddTrafficLog(this IServiceCollection services) =>
        services
            .AddSingleton<TrafficLog>()
            .AddSingleton<TrafficReplay>()
            .AddSingleton<ExchangeOwner>()
            .AddSingleton<TrafficCallers>()
            .AddSingleton<TrafficPresenter>();

    /// <summary>
    /// Goes before everything else that handles requests. Without room for any, nothing is recorded and nothing is spent on it.
    /// </summary>
    public static void UseTrafficLog(this IApplicationBuilder app, SimulatorOptions options)
    {
        if (options.TrafficCapacity > 0)
            app.UseMiddleware<TrafficMiddleware>();
    }
}

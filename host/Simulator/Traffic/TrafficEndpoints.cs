using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;

namespace KojiWidgetHarness.Simulator.Traffic;

internal static class TrafficEndpoints
{
    private const double LongestWait = 30;

    // Read here and not bound, so that a mistake is named.
    public static async Task<Results<JsonHttpResult<TrafficPage>, ApiErrorResult>> ReadAsync(
        HttpRequest request,
        TrafficLog log,
        TrafficPresenter presenter,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken
    )
    {
        if (Number(request, SimulatorRoutes.TrafficAfterParameter) is not (< long.MaxValue and var after))
            return ApiErrors.FieldInvalid(SimulatorRoutes.TrafficAfterParameter, "a position, 0 or above");
        if (Number(request, SimulatorRoutes.TrafficWaitParameter) is not (<= LongestWait and var wait))
            return ApiErrors.FieldInvalid(SimulatorRoutes.TrafficWaitParameter, "a number of seconds from 0 to 30");

        await WaitAsync(log.WaitAsync((long)after), TimeSpan.FromSeconds(wait), lifetime.ApplicationStopping, cancellationToken);
        var (exchanges, dropped) = log.Read((long)after);
        return TypedResults.Json(presenter.ToPage(exchanges, dropped), ProtocolJson.Default.TrafficPage);
    }

    public static Results<JsonHttpResult<TrafficRecord>, ApiErrorResult> Find(long position, TrafficLog log, TrafficPresenter presenter) =>
        log.Find(position) is { } exchange
            ? TypedResults.Json(presenter.ToRecord(exchange), ProtocolJson.Default.TrafficRecord)
            : ApiErrors.NotFound;

    public static NoContent Clear(TrafficLog log)
    {
        log.Clear();
        return TypedResults.NoContent();
    }

    public static async Task<Results<JsonHttpResult<TrafficRecord>, ApiErrorResult>> ReplayAsync(
        long position,
        TrafficLog log,
        TrafficReplay replay,
        TrafficPresenter presenter,
        CancellationToken cancellationToken
    )
    {
        if (log.Find(position) is not { } exchange)
            return ApiErrors.NotFound;
        if (!exchange.HasWholeRequest)
            return ApiErrors.RequestNotKept;
        if (!TrafficReplay.CanSend(exchange))
            return ApiErrors.RequestOfNoPath;
        if (await replay.SendAsync(exchange, cancellationToken) is not { } again)
            return ApiErrors.InternalError;
        return TypedResults.Json(presenter.ToRecord(again), ProtocolJson.Default.TrafficRecord);
    }

    // A server that is asked to stop answers its readers at once rather than waiting for them.
    private static async Task WaitAsync(Task news, TimeSpan longest, CancellationToken stopping, CancellationToken cancellationToken)
    {
        if (news.IsCompleted || longest == TimeSpan.Zero)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        either.CancelAfter(longest);
        await news.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static double? Number(HttpRequest request, string name) =>
        request.Query[name].ToString() is not { Length: > 0 } text ? 0
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}

using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Clock;
using KojiWidgetHarness.Simulator.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Control;

internal static class ClockEndpoint
{
    private const double YearInSeconds = 366 * 86_400;

    // The body is read here and not bound: the wire of steering is Protocol's, that of the API Koji's.
    public static async Task<Results<JsonHttpResult<ClockReading>, ApiErrorResult>> HandleAsync(
        HttpRequest request,
        AdjustableTimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await ReadAsync(request, cancellationToken) is not { } advance)
            return ApiErrors.InvalidJson;
        if (advance.AdvanceSeconds is not (> 0 and <= YearInSeconds))
            return ApiErrors.FieldInvalid("advanceSeconds", "above 0 and at most a year");

        var now = clock.Advance(TimeSpan.FromSeconds(advance.AdvanceSeconds));
        return TypedResults.Json(new ClockReading { Now = now }, ProtocolJson.Default.ClockReading);
    }

    private static async Task<ClockAdvance?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, ProtocolJson.Default.ClockAdvance, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

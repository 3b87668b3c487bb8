using System.Text.Json;
using KojiWidgetHarness.Protocol.Errors;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>Lets the interview API answer the respondent's messages with a documented error: status, body and headers.</summary>
/// <param name="Code">The error.</param>
public sealed record ApiRefuses(EventCode Code) : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var error = KojiErrorCatalog.Find(Code) is { HttpStatus: not null } known
            ? known
            : throw new InvalidOperationException($"'{Code}' is not an error of the API. Choose one that has an HTTP status.");
        // The widget's page is the API's own origin, so the answer needs no CORS header.
        Dictionary<string, string> headers = Code == KojiErrorCodes.RateLimited ? new() { ["Retry-After"] = "30" } : [];
        return context.Page.RouteAsync($"**{SimulatorRoutes.Interviews}/*/messages", route => route.FulfillAsync(new()
        {
            Status = error.HttpStatus,
            ContentType = "application/json",
            Headers = headers,
            Body = JsonSerializer.Serialize(new Dictionary<string, string> { ["error"] = Code.Value, ["message"] = error.Message }),
        }));
    }
}

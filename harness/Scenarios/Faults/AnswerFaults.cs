using System.Text.Json;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Loopback;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget's server answers every request with a status and nothing of the widget.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record AnswersStatus(int Status) : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.ReplaceServer(context, async (connection, ending) =>
        {
            if (await HttpText.ReadHeadAsync(connection.Stream, ending) is not [])
                await HttpText.AnswerAsync(connection, Status, header: null, ending);
        });
        return Task.CompletedTask;
    }
}

/// <summary>The widget's server redirects every request.</summary>
/// <param name="Goal">Where to.</param>
public sealed record Redirects(RedirectGoal Goal) : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.AllowFrames(context, context.Target.Simulator.Origin());
        context.Site.ReplaceServer(context, async (connection, ending) =>
        {
            if (await HttpText.ReadHeadAsync(connection.Stream, ending) is not { Length: > 0 } head)
                return;
            var target = HttpText.Target(head);
            var location = Goal == RedirectGoal.Itself ? target : new Uri(context.Target.Simulator, target).AbsoluteUri;
            await HttpText.AnswerAsync(connection, 302, "Location: " + location, ending);
        });
        return Task.CompletedTask;
    }
}

/// <summary>Where a redirect leads.</summary>
public enum RedirectGoal
{
    /// <summary>The address that the request came from.</summary>
    Itself,

    /// <summary>To the widget, on another origin than the iframe's src.</summary>
    OtherOrigin,
}

/// <summary>The iframe's src is redirected once, to another address of its own origin.</summary>
public sealed record RedirectsOnItsOrigin : Fault
{
    private const string Mark = "&redirected=1";

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        return context.Page.RouteAsync(
            url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal) && !url.EndsWith(Mark, StringComparison.Ordinal),
            route => route.FulfillAsync(new() { Status = 302, Headers = [KeyValuePair.Create("location", route.Request.Url + Mark)] })
        );
    }
}

/// <summary>Sets response headers of the widget's page, on its way to the browser.</summary>
/// <param name="Headers">Their names, in lower case, and values.</param>
public sealed record WidgetHeaders(params IReadOnlyList<KeyValuePair<string, string>> Headers) : Fault
{
    /// <summary>Sets one header.</summary>
    public WidgetHeaders(string name, string value)
        : this(KeyValuePair.Create(name, value)) { }

    /// <summary>Determines whether both set the same headers, in the same order.</summary>
    public bool Equals(WidgetHeaders? other) => other is not null && Headers.SequenceEqual(other.Headers);

    /// <inheritdoc/>
    public override int GetHashCode() => Headers.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
        OnTheWay.ChangeWidgetAsync(context, context.WidgetPage, response =>
            new()
            {
                Response = response,
                Headers = response.Headers.ExceptBy(Headers.Select(header => header.Key), header => header.Key).Concat(Headers),
            }
        );
}

/// <summary>
/// The widget's page comes only where the request says which page frames it (RFC 9110, Referer); otherwise the answer is 403.
/// </summary>
public sealed record WidgetKnowsPages : Fault
{
    internal override bool NeedsSimulator => true;

    // In every tab: a request with a referrer gets it.
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
        context.Page.Context.RouteAsync(
            url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal),
            async route =>
            {
                if (route.Request.Headers.ContainsKey("referer"))
                    await route.ContinueAsync();
                else
                    await route.FulfillAsync(
                        new()
                        {
                            Status = 403,
                            ContentType = "text/html",
                            Body = "<!doctype html><title>403</title>",
                        }
                    );
            }
        );
}

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
        return context.Page.RouteAsync($"**{SimulatorRoutes.Interviews}/*/messages", route => route.FulfillAsync(
                new()
                {
                    Status = error.HttpStatus,
                    ContentType = "application/json",
                    Headers = headers,
                    Body = JsonSerializer.Serialize(new Dictionary<string, string> { ["error"] = Code.Value, ["message"] = error.Message }),
                }
            ));
    }
}

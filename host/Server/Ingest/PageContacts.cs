using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// What was seen of pages that try to connect, by web origin, since the host started. Anybody can name any origin, so few are kept and
/// nothing is written to disk. Safe for concurrent use.
/// </summary>
internal sealed class PageContacts(RefusalBook refusals, TimeProvider time)
{
    /// <summary>How many origins are kept; those that never connected make room first.</summary>
    public const int Capacity = 50;

    private readonly Lock gate = new();
    private readonly Dictionary<string, PageContact> byOrigin = [];
    private readonly LogSignal signal = new();

    /// <summary>Gets the origins, those that were seen last first.</summary>
    public IReadOnlyList<PageContact> Newest()
    {
        lock (gate)
            return [.. byOrigin.Values.OrderByDescending(contact => contact.SeenAt)];
    }

    /// <summary>Gets how often any of it changed.</summary>
    public long Changes => signal.Last;

    /// <summary>Completes once there are more changes than <paramref name="number"/>.</summary>
    public Task WaitAfterAsync(long number, CancellationToken cancellation) => signal.WaitAfterAsync(number, cancellation);

    /// <summary>A page fetched the bridge's script.</summary>
    public void Fetched(string origin) => Change(origin, (contact, now) => contact with { ScriptAt = now });

    /// <summary>A page was let in.</summary>
    public void Connected(string origin) => Change(origin, (contact, now) => contact with { ConnectedAt = now, RefusedAt = null });

    /// <summary>A page was not let in. The first time is listed with what the gate refused: a bridge tries for ever.</summary>
    public void Refused(string origin, ContactRefusal why)
    {
        var isNew = false;
        Change(origin, (contact, now) =>
        {
            isNew = contact.RefusedAt is null || contact.Refusal != why;
            return contact with { RefusedAt = now, Refusal = why };
        });
        if (isNew)
        {
            refusals.Add(
                null,
                [
                    why == ContactRefusal.Token
                        ? new Refusal
                        {
                            Reason = RefusalReason.BadToken,
                            Detail = $"A page of {origin} showed a token that is not this host's. Copy its tag again.",
                        }
                        : new Refusal
                        {
                            Reason = RefusalReason.OriginNotAllowed,
                            Detail =
                                $"A page of {origin} may not send. Allow its origin under Connect, or start with --allow-origin {origin}.",
                        },
                ]
            );
        }
    }

    /// <summary>A page that connected sent events.</summary>
    public void Heard(string origin, string session, bool hasWidget)
    {
        lock (gate)
        {
            // Most batches say nothing new, and the host's own pages are not listed.
            if (!byOrigin.TryGetValue(origin, out var known) || (known.Session == session && (known.WidgetAt is not null || !hasWidget)))
                return;
        }

        Change(origin, (contact, now) => contact with { Session = session, WidgetAt =
                    hasWidget ? now
                    : contact.Session == session ? contact.WidgetAt
                    : null });
    }

    private void Change(string origin, Func<PageContact, DateTimeOffset, PageContact> change)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (!byOrigin.TryGetValue(origin, out var contact))
            {
                if (byOrigin.Count >= Capacity)
                    byOrigin.Remove(
                        byOrigin.Values.OrderBy(other => other.ConnectedAt is not null).ThenBy(other => other.ChangedAt).First().Origin
                    );
                contact = new PageContact(origin) { SeenAt = now };
            }

            byOrigin[origin] = change(contact, now) with { ChangedAt = now };
            signal.Advance(signal.Last + 1);
        }
    }
}

/// <summary>How far the pages of one web origin got on their way to this host.</summary>
/// <param name="Origin">The web origin, as browsers name it.</param>
public sealed record PageContact(string Origin)
{
    /// <summary>When the bridge's script was last fetched; null when it was not seen to be.</summary>
    public DateTimeOffset? ScriptAt { get; init; }

    /// <summary>When a connection was last let in; null for never.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>When a connection was last refused, since one was last let in; null for never.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>Why it was refused.</summary>
    public ContactRefusal Refusal { get; init; }

    /// <summary>When an iframe of the widget was last found; null for never.</summary>
    public DateTimeOffset? WidgetAt { get; init; }

    /// <summary>The session that sent last; null for none.</summary>
    public string? Session { get; init; }

    /// <summary>When the first of this was seen.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When any of this last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Why a page's connection was refused.</summary>
public enum ContactRefusal
{
    /// <summary>The token is not this host's, or there is none.</summary>
    Token,

    /// <summary>Pages of its origin may not send.</summary>
    Origin,
}

/// <summary>Sees which pages fetch the bridge's script, and which of them are not let in.</summary>
internal static class ContactWatch
{
    // Longer than any origin of a page that a person debugs.
    private const int LongestOrigin = 200;

    // What browsers name where a page has no origin: it was opened from a file, or is in a sandbox.
    private const string NoOrigin = "null";

    /// <summary>Watches requests of pages of other origins; it has to stand before what answers them.</summary>
    public static void UseContactWatch(this IApplicationBuilder app)
    {
        var policy = app.ApplicationServices.GetRequiredService<PageOriginPolicy>();
        var contacts = app.ApplicationServices.GetRequiredService<PageContacts>();
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                var isScript = request.Path == ProtocolRoutes.BridgeScript;
                if ((!isScript && !PageOriginPolicy.TakesEvents(request)) || OriginOf(request) is not { } origin)
                {
                    await next(context);
                    return;
                }

                var isAllowed = policy.Allows(request);
                // Before the answer leaves: a page that is let in next must not be listed as refused afterwards.
                context.Response.OnStarting(() =>
                {
                    var status = context.Response.StatusCode;
                    if (isScript && status is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                        contacts.Fetched(origin);
                    else if (!isScript && status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
                        contacts.Refused(origin, isAllowed ? ContactRefusal.Token : ContactRefusal.Origin);
                    return Task.CompletedTask;
                });
                await next(context);
            }
        );
    }

    /// <summary>Gets the web origin of the page that sends a request; null for a program, and for the host's own pages.</summary>
    /// <param name="request">
    /// The request. A script is fetched without an Origin header; the address of its page is not sent to other origins, its origin is.
    /// </param>
    public static string? OriginOf(HttpRequest request)
    {
        var named = request.Headers[HeaderNames.Origin].ToString() is { Length: > 0 } given ? given : request.Headers.Referer.ToString();
        if (named == NoOrigin)
            return NoOrigin;
        if (!Uri.TryCreate(named, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return null;
        var origin = address.Origin();
        return origin.Length > LongestOrigin || origin == PageOriginPolicy.OwnOrigin(request) ? null : origin;
    }
}

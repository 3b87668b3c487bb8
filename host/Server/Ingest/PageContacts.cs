using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

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

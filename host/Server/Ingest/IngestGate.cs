using System.Runtime.InteropServices;
using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// Judges what arrives before any of it is stored: shape, size, codes, claims. Each event is judged by itself, so one bad event does
/// not take its batch with it. Pure but for the settings it is made with.
/// </summary>
internal sealed class IngestGate(EventGate events)
{
    public GateResult Judge(JsonElement body, bool recorded)
    {
        if (
            body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("events", out var items)
            || items.ValueKind != JsonValueKind.Array
        )
            return GateResult.Refuse(RefusalReason.Malformed, "A batch is an object with run, session and a list of events.");

        if (
            Text(body, "run") is not { } run
            || Text(body, "session") is not { } session
            || !Identifiers.IsValid(run)
            || !Identifiers.IsValid(session)
        )
            return GateResult.Refuse(RefusalReason.BadIdentifier, Identifiers.Rule);

        if (items.GetArrayLength() > EventLimits.EventsPerBatch)
        {
            return GateResult.Refuse(
                RefusalReason.TooLarge,
                $"{items.GetArrayLength()} events in a batch; at most {EventLimits.EventsPerBatch} are taken.",
                session
            );
        }

        return JudgeEvents(run, session, items, recorded);
    }

    private GateResult JudgeEvents(string run, string session, JsonElement items, bool recorded)
    {
        var taken = new List<AcceptedEvent>();
        var refusals = new List<Refusal>();
        long before = 0;
        foreach (var item in items.EnumerateArray())
        {
            if (!TryTakeAsItCame(item, before, recorded, out var accepted))
            {
                var (emitted, refusal) = Judge(item, before, recorded);
                if (refusal is not null)
                    refusals.Add(refusal);
                if (emitted is null)
                    continue;
                accepted = AcceptedBatch.Accept(emitted);
                // An export marks secrets once more, and a mark may be longer than what it hides: what a log kept, another one takes.
                if (accepted.Fields.Length > EventLimits.EventBytes * (recorded ? 2 : 1))
                {
                    refusals.Add(
                        Refused(
                            emitted.Sequence,
                            RefusalReason.TooLarge,
                            $"The event takes {accepted.Fields.Length} bytes; at most {EventLimits.EventBytes} are kept."
                        )
                    );
                    continue;
                }
            }

            taken.Add(accepted);
            before = accepted.Sequence;
        }

        return new GateResult(new AcceptedBatch(run, session, taken) { IsRecorded = recorded }, refusals, session);
    }

    private bool TryTakeAsItCame(JsonElement item, long before, bool recorded, out AcceptedEvent accepted)
    {
        var json = JsonMarshal.GetRawUtf8Value(item);
        if (!PlainEvent.TryRead(json, out var plain) || plain.Sequence <= before || !events.Admits(plain, recorded))
        {
            accepted = default;
            return false;
        }

        // A copy: what the batch came in is not its event's to keep.
        accepted = new(plain.Sequence, plain.Source, plain.Code, plain.Level, json[1..^1].ToArray());
        return true;
    }

    private (EmittedEvent? Emitted, Refusal? Refusal) Judge(JsonElement item, long before, bool recorded)
    {
        try
        {
            return item.Deserialize(ProtocolJson.Default.EmittedEvent) switch
            {
                null => (null, Refused(null, RefusalReason.Malformed, "An event is null.")),
                var emitted when emitted.Sequence <= before => (
                    null,
                    Refused(
                        emitted.Sequence,
                        RefusalReason.BadSequence,
                        $"Sequence {emitted.Sequence} follows {before}; it has to rise, from 1."
                    )
                ),
                var emitted => events.Judge(emitted, recorded),
            };
        }
        catch (JsonException malformed)
        {
            // The first sentence names the field; the positions that follow do not help the reader.
            return (null, Refused(Number(item, "sequence"), RefusalReason.Malformed, malformed.Message.Split(" Path:")[0]));
        }
    }

    private static Refusal Refused(long? sequence, RefusalReason reason, string detail) =>
        new()
        {
            Sequence = sequence,
            Reason = reason,
            Detail = detail,
        };

    /// <summary>A member of the batch that is a text; null when it is not one.</summary>
    public static string? Text(JsonElement body, string name)
    {
        try
        {
            return body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // JSON can write half of a surrogate pair, which no string is.
            return null;
        }
    }

    private static long? Number(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number)
            ? number
            : null;
}

/// <summary>What the gate made of a body.</summary>
/// <param name="Batch">What may be stored; null when the whole body was refused.</param>
/// <param name="Refusals">What may not, and why.</param>
/// <param name="Session">The session that it names; null when it names none, or one with characters that sessions do not have.</param>
internal sealed record GateResult(AcceptedBatch? Batch, IReadOnlyList<Refusal> Refusals, string? Session)
{
    public static GateResult Refuse(RefusalReason reason, string detail, string? session = null) =>
        new(null, [new Refusal { Reason = reason, Detail = detail }], session);
}

using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>Judges one event: is its code known, are its texts in bounds, may a page claim this, and does its origin count.</summary>
internal sealed class EventGate(HostSettings options)
{
    private readonly HashSet<string> widgetOrigins = [.. options.AllWidgetOrigins];
    private readonly byte[][] originBytes = [.. options.AllWidgetOrigins.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Determines whether <see cref="Judge"/> would let this event in, and change nothing in it.</summary>
    public bool Admits(PlainEvent plain, bool recorded) =>
        plain.Reason != TrustReason.Replayed
        && (
            recorded
            || (
                FalseClaim(plain.Source, plain.Level, plain.Reason) is null
                && (plain.Reason != TrustReason.OriginAndWindowMatch || IsWidgetOrigin(plain.Origin))
            )
        );

    /// <summary>The event as it may be stored, secrets removed, or why it may not.</summary>
    /// <param name="emitted">The event.</param>
    /// <param name="recorded">Whether another host has judged it before: then its trust stands, and it may come from any source.</param>
    public (EmittedEvent? Emitted, Refusal? Refusal) Judge(EmittedEvent emitted, bool recorded)
    {
        if (EventCodes.Find(emitted.Code) is null)
            return Refuse(emitted, RefusalReason.UnknownCode, $"'{Short(emitted.Code.Value)}' is not a code of the catalogue.");
        if (Oversized(emitted) is { } what)
            return Refuse(emitted, RefusalReason.TooLarge, what);
        if (FalseReplay(emitted) is { } replay)
            return Refuse(emitted, RefusalReason.BadClaim, replay);
        if (recorded)
            return (Redacted(emitted), null);
        if (FalseClaim(emitted.Source, emitted.Trust.Level, emitted.Trust.Reason) is { } claim)
            return Refuse(emitted, RefusalReason.BadClaim, claim);
        return (Redacted(WithOriginCheck(emitted)), null);
    }

    private static string? Oversized(EmittedEvent emitted)
    {
        if (emitted.Raw?.Text.Length > EventLimits.RawCharacters)
            return $"The raw text has {emitted.Raw.Text.Length} characters; at most {EventLimits.RawCharacters} are taken.";
        if (emitted.Evidence?.Count > EventLimits.EvidencePerEvent)
            return $"{emitted.Evidence.Count} pieces of evidence; at most {EventLimits.EvidencePerEvent} are taken.";

        string?[] texts =
        [
            emitted.Message,
            emitted.Origin,
            emitted.Raw?.Rule,
            emitted.Frame?.Src,
            emitted.Frame?.Allow,
            emitted.Frame?.Sandbox,
            .. emitted.Evidence?.Select(item => item.Value) ?? [],
        ];
        var longest = texts.Max(text => text?.Length ?? 0);
        return longest > EventLimits.TextCharacters
            ? $"A text has {longest} characters; at most {EventLimits.TextCharacters} are taken."
            : null;
    }

    // A reader of the log must never take a repetition for something that happened, wherever its events come from.
    private static string? FalseReplay(EmittedEvent emitted) =>
        emitted switch
        {
            { Replays: null, Trust.Reason: TrustReason.Replayed } => "A replay says which event it repeats.",
            { Replays: null } => null,
            { Source: not EventSource.Widget } or { Trust: not { Level: TrustLevel.Untrusted, Reason: TrustReason.Replayed } } =>
                "What repeats an event is an untrusted message with the reason of a replay.",
            { Evidence.Count: > 0 } => "A replay is not evidence, and brings none.",
            { Replays: var (session, sequence) } when sequence < 1 || !Identifiers.IsValid(session) =>
                "A replay names a session and a number from 1.",
            _ => null,
        };

    // A page speaks for itself, its browser and its frames, never for the API or for this product's server.
    private static string? FalseClaim(EventSource source, TrustLevel level, TrustReason reason) =>
        (source, level, reason) switch
        {
            (EventSource.Api or EventSource.Harness, _, _) => $"A page cannot be the source '{source}'.",
            (_, _, TrustReason.CallerIsAnotherPage or TrustReason.CallerIsUnknown) => "A page does not judge who calls the API.",
            (EventSource.Widget, _, TrustReason.OwnObservation) => "A posted message is not the bridge's own observation.",
            (EventSource.Page or EventSource.Frame or EventSource.Extension, _, not TrustReason.WindowIsNotTheWidget) =>
                "What no widget sent is untrusted.",
            (EventSource.Bridge or EventSource.Browser, _, not TrustReason.OwnObservation) => "The bridge observes by itself.",
            (_, TrustLevel.Trusted, not (TrustReason.OwnObservation or TrustReason.OriginAndWindowMatch))
            or (_, TrustLevel.Untrusted, TrustReason.OwnObservation or TrustReason.OriginAndWindowMatch) =>
                "Trust and its reason contradict each other.",
            _ => null,
        };

    private bool IsWidgetOrigin(ReadOnlySpan<byte> origin)
    {
        foreach (var own in originBytes)
        {
            if (origin.SequenceEqual(own))
                return true;
        }

        return false;
    }

    private EmittedEvent WithOriginCheck(EmittedEvent emitted) =>
        emitted.Trust.Reason == TrustReason.OriginAndWindowMatch && !widgetOrigins.Contains(emitted.Origin ?? "")
            ? emitted with
            {
                Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsNotAllowed },
            }
            : emitted;

    private static EmittedEvent Redacted(EmittedEvent emitted)
    {
        if (emitted.Frame is { } frame && UriParts.WithoutCredentials(frame.Src) is var src && src != frame.Src)
            emitted = emitted with { Frame = frame with { Src = src } };
        var redacted = RedactedJson.Of(emitted, ProtocolJson.Default.EmittedEvent);
        return ReferenceEquals(redacted, emitted) ? emitted
            : Oversized(redacted) is null ? redacted
            : redacted.WithinLimits();
    }

    private static (EmittedEvent?, Refusal?) Refuse(EmittedEvent emitted, RefusalReason reason, string detail) =>
        (
            null,
            new Refusal
            {
                Sequence = emitted.Sequence,
                Reason = reason,
                Detail = detail,
            }
        );

    // Redacted before it is cut: half a secret cannot be recognised.
    private static string Short(string text) => Redactor.Redact(text).Shortened(64);
}

/// <summary>What runs and sessions may be called.</summary>
internal static partial class Identifiers
{
    /// <summary>The rule, for people.</summary>
    public const string Rule = "Run and session are 1 to 64 letters, digits, '-', '_' or '.', and no key or token.";

    // They are in every address and every line about an event: a secret among them is refused, not marked.
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is not null && Pattern().IsMatch(text) && ReferenceEquals(Redactor.Redact(text), text);

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Pattern();
}

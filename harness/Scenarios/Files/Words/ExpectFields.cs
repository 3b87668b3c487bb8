using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>The keys below <c>expect</c>.</summary>
internal static class ExpectFields
{
    public const string Code = "code";
    public const string Cause = "cause";

    // Of these, one is why a message does not count; the others are said of messages that do, or of what nobody said now.
    private static readonly IReadOnlyList<TrustReason> Reasons =
        [TrustReason.WindowIsNotTheWidget, TrustReason.OriginIsNotTheWidgets, TrustReason.OriginIsOpaque, TrustReason.OriginIsNotAllowed];

    /// <summary>What has to be said.</summary>
    public static IReadOnlyList<Field<Expectation>> Needed { get; } =
    [
        Field<Expectation>.Of(Code, "The code of the failure.", Kinds.Code, expect => expect.Code, (expect, value) => expect with { Code = value }),
        Field<Expectation>.Of(
            Cause, "The cause that has to be proven, and no other beside it.",
            new ScalarKind<CauseId>(
                "a cause", (string text, out CauseId value) => CauseCatalog.Find(value = new(text)) is not null, cause => cause.Value,
                json => Kinds.WriteValues(json, CauseCatalog.All.Select(cause => cause.Id.Value)),
                text => $"Unknown cause '{text}'. See: koji-harness list"),
            expect => expect.Cause, (expect, value) => expect with { Cause = value }),
    ];

    /// <summary>What is otherwise as usual with that cause.</summary>
    public static IReadOnlyList<Field<Expectation>> Further { get; } =
    [
        Field<Expectation>.Of(
            "source", "Who has to emit it.", Kinds.OneOf<EventSource>(), expect => expect.Source, (expect, value) => expect with { Source = value }),
        Field<Expectation>.Of(
            "distrust", "Why its word must not be trusted; none for an event that counts.",
            Kinds.OneOf<TrustReason?>([("none", null), .. Reasons.Select(reason => (reason.ToName(), (TrustReason?)reason))]),
            expect => expect.Distrust, (expect, value) => expect with { Distrust = value }),
        Field<Expectation>.Of(
            "confidence", "How sure of the cause the diagnosis has to be.", Kinds.OneOf<Confidence>(),
            expect => expect.Confidence, (expect, value) => expect with { Confidence = value }),
        Field<Expectation>.Of(
            "otherwise", "What happens instead when nothing is wrong: seeing it ends the wait.", Kinds.Code,
            expect => expect.Otherwise, (expect, value) => expect with { Otherwise = value }),
    ];

    /// <summary>All fields of an expectation.</summary>
    public static IReadOnlyList<Field<Expectation>> All { get; } = [.. Needed, .. Further];

    /// <summary>What is expected with a cause where a file says no more: as the catalogue's scenario of that cause has it.</summary>
    public static Expectation Usual(EventCode code, CauseId cause)
    {
        var known = ScenarioCatalog.All.Select(scenario => scenario.Expect).OfType<Expectation>().ToList();
        return known.Find(expect => expect.Cause == cause) ?? new()
        {
            Code = code,
            Cause = cause,
            Otherwise = known.Find(expect => expect.Code == code)?.Otherwise ?? EventCodes.WidgetReady,
        };
    }
}

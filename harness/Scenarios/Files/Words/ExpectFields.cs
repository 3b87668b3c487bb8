using System.Text.Json;
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
    [
        TrustReason.WindowIsNotTheWidget,
        TrustReason.OriginIsNotTheWidgets,
        TrustReason.OriginIsOpaque,
        TrustReason.OriginIsNotAllowed,
    ];

    /// <summary>Gets what has to be said.</summary>
    public static IReadOnlyList<Field<Expectation>> Needed { get; } =
    [
        Field<Expectation>.Of(
            Code,
            "The code of the failure.",
            Kinds.Code,
            expect => expect.Code,
            (expect, value) => expect with { Code = value }
        ),
        Field<Expectation>.Of(
            Cause,
            "The cause that has to be proven, and no other beside it.",
            new ScalarKind<CauseId>(
                "a cause",
                (string text, out CauseId value) => CauseCatalog.Find(value = new(text)) is not null,
                cause => cause.Value,
                json => Kinds.WriteValues(json, CauseCatalog.All.Select(cause => cause.Id.Value)),
                text => $"Unknown cause '{text}'. See: koji-harness list"
            ),
            expect => expect.Cause,
            (expect, value) => expect with { Cause = value }
        ),
    ];

    /// <summary>Gets what is otherwise as usual with that cause.</summary>
    public static IReadOnlyList<Field<Expectation>> Further { get; } =
    [
        Field<Expectation>.Of(
            "source",
            "Who has to emit it.",
            Kinds.OneOf<EventSource>(),
            expect => expect.Source,
            (expect, value) => expect with { Source = value }
        ),
        Field<Expectation>.Of(
            "distrust",
            "Why its word must not be trusted; none for an event that counts.",
            Kinds.OneOf<TrustReason?>([("none", null), .. Reasons.Select(reason => (reason.ToName(), (TrustReason?)reason))]),
            expect => expect.Distrust,
            (expect, value) => expect with { Distrust = value }
        ),
        Field<Expectation>.Of(
            "confidence",
            "How sure of the cause the diagnosis has to be.",
            Kinds.OneOf<Confidence>(),
            expect => expect.Confidence,
            (expect, value) => expect with { Confidence = value }
        ),
        Field<Expectation>.Of(
            "otherwise",
            "What happens instead when nothing is wrong: seeing it ends the wait.",
            Kinds.Code,
            expect => expect.Otherwise,
            (expect, value) => expect with { Otherwise = value }
        ),
    ];

    /// <summary>All fields of an expectation.</summary>
    public static IReadOnlyList<Field<Expectation>> All { get; } = [.. Needed, .. Further];

    /// <summary>Gets what is expected with a cause where a file says no more: as the catalogue's scenario of that cause has it.</summary>
    public static Expectation Usual(EventCode code, CauseId cause)
    {
        var known = ScenarioCatalog.All.Select(scenario => scenario.Expect).OfType<Expectation>().ToList();
        return known.Find(expect => expect.Cause == cause)
            ?? new()
            {
                Code = code,
                Cause = cause,
                Otherwise = known.Find(expect => expect.Code == code)?.Otherwise ?? EventCodes.WidgetReady,
            };
    }
}

/// <summary>What <c>expect</c> says: <c>none</c>, or code and cause and what is unusual about it.</summary>
internal sealed class ExpectKind : Kind
{
    private const string None = "none";

    /// <summary>The key.</summary>
    public const string Key = "expect";

    /// <inheritdoc/>
    public override string Allowed => "'none', or a mapping with code and cause";

    /// <summary>What a file expects.</summary>
    /// <param name="node">What stands there.</param>
    /// <param name="model">What the scenario that the file names expects.</param>
    public Expectation? Read(FileNode node, Expectation? model)
    {
        if (node.Entries is null)
            return node.Text == None ? null : throw node.Wrong($"'{Key}' is {Allowed}, not '{node.Shown}'.");

        var mapping = new FileMapping(node, ExpectFields.All.Select(field => field.Name));
        foreach (var field in model is null ? ExpectFields.Needed : [])
            mapping.Required(field.Name, field.Kind.Allowed);
        // The first two need something to be written over.
        var needed = Field<Expectation>.ReadAll(
            ExpectFields.Needed,
            mapping,
            model
                ?? new()
                {
                    Code = new(""),
                    Cause = new(""),
                    Otherwise = new(""),
                }
        );
        var cause = CauseCatalog.Find(needed.Cause)!; // Read from the catalogue.
        if (cause.Code != needed.Code)
            throw (mapping.Find(ExpectFields.Cause) ?? mapping.Find(ExpectFields.Code) ?? node).Wrong(
                $"The cause '{cause.Id}' leads to {cause.Code}, not to {needed.Code}."
            );
        return Field<Expectation>.ReadAll(
            ExpectFields.Further,
            mapping,
            model?.Cause == cause.Id ? model : ExpectFields.Usual(cause.Code, cause.Id)
        );
    }

    /// <summary>What belongs after the key.</summary>
    public static string Write(Expectation? expect) =>
        expect is null
            ? " " + None
            : $"\n  {ExpectFields.Code}: {expect.Code}\n  {ExpectFields.Cause}: {expect.Cause}"
                + Field<Expectation>.WriteAll(ExpectFields.Further, expect, ExpectFields.Usual(expect.Code, expect.Cause));

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        json.WriteString("const", None);
        json.WriteEndObject();
        json.WriteStartObject();
        ObjectSchema.Write(json, ExpectFields.All);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}

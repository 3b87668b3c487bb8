using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>The keys of a scenario file, in the order in which one is written.</summary>
internal static class FileFields
{
    public const string Name = "name";
    public const string Scenario = "scenario";
    public const string Purpose = "purpose";
    public const string Browser = "browser";
    public const string Embed = "embed";
    public const string Faults = "faults";
    public const string Steps = "steps";
    public const string Afterwards = "afterwards";

    private const string NamePattern = "^[a-z0-9-]{1,50}$";

    private static readonly ExpectKind Expected = new();

    /// <summary>A scenario's name.</summary>
    public static ScalarKind<string> Naming { get; } = new(
        "1 to 50 lowercase letters, digits and hyphens", Kinds.Fits(NamePattern), name => name, json =>
        {
            json.WriteString("type", "string");
            json.WriteString("pattern", NamePattern);
        },
        text => $"A name is 1 to 50 lowercase letters, digits and hyphens, not '{text}'.");

    /// <summary>A scenario of the catalogue, which a file may begin with.</summary>
    public static ScalarKind<Scenario> Model { get; } = new(
        "the name of a scenario",
        (string text, out Scenario value) => (value = ScenarioCatalog.All.FirstOrDefault(item => item.Name == text)!) is not null,
        scenario => scenario.Name,
        json => Kinds.WriteValues(json, ScenarioCatalog.All.Select(scenario => scenario.Name)),
        text => $"Unknown scenario '{text}'. See: koji-harness list");

    /// <summary>All fields of a file.</summary>
    public static IReadOnlyList<Field<Scenario>> All { get; } =
    [
        Field<Scenario>.Of(
            Name, "What it is called.", Naming, scenario => scenario.Name, (scenario, value) => scenario with { Name = value }),
        Field<Scenario>.Of(
            Purpose, "What it reproduces.", Kinds.Line, scenario => scenario.Purpose, (scenario, value) => scenario with { Purpose = value }),
        new()
        {
            Name = Scenario, Summary = "A scenario of the catalogue from which everything is taken that the file does not say.", Kind = Model,
            // The reader begins with it; a whole scenario needs none.
            Read = (scenario, _) => scenario,
            Write = (_, _) => null,
        },
        Field<Scenario>.Of(
            Browser, "What it needs of the browser.", Kinds.OneOf<BrowserProfile>(),
            scenario => scenario.Browser, (scenario, value) => scenario with { Browser = value }),
        Field<Scenario>.Of(
            "service-workers", "Whether service workers of the page run; they may answer with what no fault has changed.",
            Kinds.OneOf([("blocked", false), ("allowed", true)]),
            scenario => scenario.ServiceWorkers, (scenario, value) => scenario with { ServiceWorkers = value }),
        Field<Scenario>.Of(
            "timeout", "How long it may take as a whole.", Kinds.Time, scenario => scenario.Timeout ?? default, (scenario, value) => scenario with { Timeout = value }),
        Field<Scenario>.Of(
            "watch", "For how long the page is watched once all steps are done, for what comes late.", Kinds.Time,
            scenario => scenario.Watch, (scenario, value) => scenario with { Watch = value }),
        new()
        {
            Name = Embed, Summary = "How the page embeds the widget.", Kind = new MappingKind<EmbedSettings>(EmbedFields.All),
            Read = (scenario, node) => node.IsNull ? scenario : scenario with
            {
                Embed = Field<EmbedSettings>.ReadAll(EmbedFields.All, new(node, EmbedFields.All.Select(field => field.Name)), scenario.Embed),
            },
            Write = (scenario, other) => Field<EmbedSettings>.WriteAll(EmbedFields.All, scenario.Embed, other.Embed),
        },
        Field<Scenario>.Of(
            Faults, "What is disturbed before the page opens.", new WordListKind<Fault>("fault", FaultWords.All),
            scenario => scenario.Faults, (scenario, value) => scenario with { Faults = value }),
        Field<Scenario>.Of(
            Steps, "What the person in front of the page does, once it is open.", new WordListKind<Step>("step", StepWords.All),
            scenario => scenario.Steps, (scenario, value) => scenario with { Steps = value }),
        Field<Scenario>.Of(
            Afterwards, "What happens once the failure is in the log and before its cause is looked for.", new WordListKind<Step>("step", StepWords.All),
            scenario => scenario.Afterwards, (scenario, value) => scenario with { Afterwards = value }),
        new()
        {
            Name = ExpectKind.Key, Summary = "The failure that has to follow; none where no error may appear.", Kind = Expected,
            Read = (scenario, node) => node.IsNull ? scenario : scenario with { Expect = Expected.Read(node, scenario.Expect) },
            Write = (scenario, _) => ExpectKind.Write(scenario.Expect),
        },
    ];
}

/// <summary>The keys below <c>embed</c>.</summary>
internal static class EmbedFields
{
    public const string Mode = "mode";
    public const string Project = "project";
    public const string Allow = "allow";
    public const string Sandbox = "sandbox";

    /// <summary>The modes of a widget.</summary>
    public static IReadOnlyList<string> Modes { get; } = ["text", "voice"];

    /// <summary>All fields of an embed.</summary>
    public static IReadOnlyList<Field<EmbedSettings>> All { get; } =
    [
        Field<EmbedSettings>.Of(
            Project, "The project id in the src.", Kinds.Text, embed => embed.Project, (embed, value) => embed with { Project = value }),
        Field<EmbedSettings>.Of(
            Mode, "How the person answers; null leaves it to the project.", new OrNullKind(Kinds.OneOf(Modes)),
            embed => embed.Mode, (embed, value) => embed with { Mode = value }),
        Field<EmbedSettings>.Of(
            Allow, "The iframe's allow; null for no attribute.", new OrNullKind(Kinds.Text),
            embed => embed.Allow, (embed, value) => embed with { Allow = value }),
        Field<EmbedSettings>.Of(
            Sandbox, "The iframe's sandbox; null for no attribute.", new OrNullKind(Kinds.Text),
            embed => embed.Sandbox, (embed, value) => embed with { Sandbox = value }),
        Field<EmbedSettings>.Of(
            "loading", "The iframe's loading.", Kinds.OneOf([("eager", false), ("lazy", true)]),
            embed => embed.Lazy, (embed, value) => embed with { Lazy = value }),
    ];
}

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
            ExpectFields.Needed, mapping, model ?? new() { Code = new(""), Cause = new(""), Otherwise = new("") });
        var cause = CauseCatalog.Find(needed.Cause)!; // Read from the catalogue.
        if (cause.Code != needed.Code)
            throw (mapping.Find(ExpectFields.Cause) ?? mapping.Find(ExpectFields.Code) ?? node).Wrong($"The cause '{cause.Id}' leads to {cause.Code}, not to {needed.Code}.");
        return Field<Expectation>.ReadAll(ExpectFields.Further, mapping, model?.Cause == cause.Id ? model : ExpectFields.Usual(cause.Code, cause.Id));
    }

    /// <summary>What belongs after the key.</summary>
    public static string Write(Expectation? expect) => expect is null
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

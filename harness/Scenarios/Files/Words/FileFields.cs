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
    public static ScalarKind<string> Naming { get; } =
        new(
            "1 to 50 lowercase letters, digits and hyphens",
            Kinds.Fits(NamePattern),
            name => name,
            json =>
            {
                json.WriteString("type", "string");
                json.WriteString("pattern", NamePattern);
            },
            text => $"A name is 1 to 50 lowercase letters, digits and hyphens, not '{text}'."
        );

    /// <summary>A scenario of the catalogue, which a file may begin with.</summary>
    public static ScalarKind<Scenario> Model { get; } =
        new(
            "the name of a scenario",
            // Null says that there is none, and nobody reads it then.
            (string text, out Scenario value) => (value = ScenarioCatalog.All.FirstOrDefault(item => item.Name == text)!) is not null,
            scenario => scenario.Name,
            json => Kinds.WriteValues(json, ScenarioCatalog.All.Select(scenario => scenario.Name)),
            text => $"Unknown scenario '{text}'. See: koji-harness list"
        );

    /// <summary>All fields of a file.</summary>
    public static IReadOnlyList<Field<Scenario>> All { get; } =
    [
        Field<Scenario>.Of(
            Name,
            "What it is called.",
            Naming,
            scenario => scenario.Name,
            (scenario, value) => scenario with { Name = value }
        ),
        Field<Scenario>.Of(
            Purpose,
            "What it reproduces.",
            Kinds.Line,
            scenario => scenario.Purpose,
            (scenario, value) => scenario with { Purpose = value }
        ),
        new()
        {
            Name = Scenario,
            Summary = "A scenario of the catalogue from which everything is taken that the file does not say.",
            Kind = Model,
            // The reader begins with it; a whole scenario needs none.
            Read = (scenario, _) => scenario,
            Write = (_, _) => null,
        },
        Field<Scenario>.Of(
            Browser,
            "What it needs of the browser.",
            Kinds.OneOf<BrowserProfile>(),
            scenario => scenario.Browser,
            (scenario, value) => scenario with { Browser = value }
        ),
        Field<Scenario>.Of(
            "service-workers",
            "Whether service workers of the page run; they may answer with what no fault has changed.",
            Kinds.OneOf([("blocked", false), ("allowed", true)]),
            scenario => scenario.ServiceWorkers,
            (scenario, value) => scenario with { ServiceWorkers = value }
        ),
        Field<Scenario>.Of(
            "timeout",
            "How long it may take as a whole.",
            Kinds.Time,
            scenario => scenario.Timeout ?? default,
            (scenario, value) => scenario with { Timeout = value }
        ),
        Field<Scenario>.Of(
            "watch",
            "For how long the page is watched once all steps are done, for what comes late.",
            Kinds.Time,
            scenario => scenario.Watch,
            (scenario, value) => scenario with { Watch = value }
        ),
        new()
        {
            Name = Embed,
            Summary = "How the page embeds the widget.",
            Kind = new MappingKind<EmbedSettings>(EmbedFields.All),
            Read = (scenario, node) =>
                node.IsNull
                    ? scenario
                    : scenario with
                    {
                        Embed = Field<EmbedSettings>.ReadAll(
                            EmbedFields.All,
                            new(node, EmbedFields.All.Select(field => field.Name)),
                            scenario.Embed
                        ),
                    },
            Write = (scenario, other) => Field<EmbedSettings>.WriteAll(EmbedFields.All, scenario.Embed, other.Embed),
        },
        Field<Scenario>.Of(
            Faults,
            "What is disturbed before the page opens.",
            new WordListKind<Fault>("fault", FaultWords.All),
            scenario => scenario.Faults,
            (scenario, value) => scenario with { Faults = value }
        ),
        Field<Scenario>.Of(
            Steps,
            "What the person in front of the page does, once it is open.",
            new WordListKind<Step>("step", StepWords.All),
            scenario => scenario.Steps,
            (scenario, value) => scenario with { Steps = value }
        ),
        Field<Scenario>.Of(
            Afterwards,
            "What happens once the failure is in the log and before its cause is looked for.",
            new WordListKind<Step>("step", StepWords.All),
            scenario => scenario.Afterwards,
            (scenario, value) => scenario with { Afterwards = value }
        ),
        new()
        {
            Name = ExpectKind.Key,
            Summary = "The failure that has to follow; none where no error may appear.",
            Kind = Expected,
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
            Project,
            "The project id in the src.",
            Kinds.Text,
            embed => embed.Project,
            (embed, value) => embed with { Project = value }
        ),
        Field<EmbedSettings>.Of(
            Mode,
            "How the person answers; null leaves it to the project.",
            new OrNullKind(Kinds.OneOf(Modes)),
            embed => embed.Mode,
            (embed, value) => embed with { Mode = value }
        ),
        Field<EmbedSettings>.Of(
            Allow,
            "The iframe's allow; null for no attribute.",
            new OrNullKind(Kinds.Text),
            embed => embed.Allow,
            (embed, value) => embed with { Allow = value }
        ),
        Field<EmbedSettings>.Of(
            Sandbox,
            "The iframe's sandbox; null for no attribute.",
            new OrNullKind(Kinds.Text),
            embed => embed.Sandbox,
            (embed, value) => embed with { Sandbox = value }
        ),
        Field<EmbedSettings>.Of(
            "csp",
            "The iframe's csp: the policy that the widget has to agree to; null for no attribute.",
            new OrNullKind(Kinds.Text),
            embed => embed.Csp,
            (embed, value) => embed with { Csp = value }
        ),
        Field<EmbedSettings>.Of(
            "loading",
            "The iframe's loading.",
            Kinds.OneOf([("eager", false), ("lazy", true)]),
            embed => embed.Lazy,
            (embed, value) => embed with { Lazy = value }
        ),
    ];
}

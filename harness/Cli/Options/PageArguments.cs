using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Sites;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>The options of a run on somebody's own page.</summary>
internal sealed class PageArguments
{
    private static readonly ValueForm<KojiAddress> WidgetAddress = new(
        "URL",
        $"an address such as {KojiAddress.Published[0]}",
        KojiAddress.TryParse
    )
    {
        Show = WebAddress.Shown,
    };

    private readonly Option<WebAddress?> page = Forms.Address.Optional(
        "--page",
        "A page of yours, instead of the host's own: the same causes are reproduced in it."
    );

    private readonly Option<IReadOnlyList<KojiAddress>> widget = WidgetAddress.Several(
        "--widget-url",
        $"Where your page has its widget, as https://host/path/{KojiAddress.Placeholder}; may be repeated. By default Koji's published addresses."
    );

    private readonly Option<string?> click = Forms
        .TextFor("SELECTOR")
        .Optional("--click", "CSS selector of what a person clicks before the widget shows.");

    private readonly Option<IReadOnlyList<VisitorTrait>> visitor = VisitorTrait.Form.Several(
        "--visitor",
        $"How your visitor's browser differs, as {VisitorTrait.Forms}; may be repeated. "
            + "By default the person allows the microphone, and the rest is as browsers come."
    );

    private readonly Option<TimeSpan?> watch = Forms.Time.Optional(
        "--watch",
        $"For how long page-loads watches the page once its widget is up, for what comes late; {TimeText.Write(PageScenarios.Loads.Watch)} by default."
    );

    private readonly Option<bool> live = new("--live")
    {
        Description = "Lets Koji itself answer, not the simulator; only scenarios that need none of its servers.",
    };

    private readonly Option<bool> sandboxless = SandboxOption.Create();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { page, widget, click, visitor, watch, live, sandboxless })
            command.Options.Add(option);
    }

    /// <summary>Reads the page that the options ask for.</summary>
    /// <exception cref="UsageException">They contradict each other.</exception>
    public RunOptions Read(ParseResult parsed, BrowserKind browser)
    {
        var widgets = parsed.GetValue(widget) ?? [];
        var traits = parsed.GetValue(visitor) ?? [];
        if (parsed.GetValue(page) is not { } address)
        {
            if (parsed.GetValue(sandboxless))
                throw new UsageException($"{SandboxOption.Name} is about a page that is not of this machine: name it with --page.");
            return
                widgets.Count == 0
                && parsed.GetValue(click) is null
                && traits.Count == 0
                && parsed.GetValue(watch) is null
                && !parsed.GetValue(live)
                ? new RunOptions { Browser = browser }
                : throw new UsageException(
                    "--widget-url, --click, --visitor, --watch and --live are about a page of yours: name it with --page."
                );
        }

        // Koji's addresses lead to the simulator by Chromium's own rules for names and certificates.
        if (browser != BrowserKind.Chromium)
            throw new UsageException($"--page is run in chromium only: leave --browser {browser} out.");

        return new RunOptions
        {
            Page = address,
            Widgets = widgets.Count == 0 ? KojiAddress.Published : widgets,
            Click = parsed.GetValue(click),
            Visitor = traits.Aggregate(new Visitor(), (known, trait) => trait.Of(known)),
            Watch = parsed.GetValue(watch),
            Live = parsed.GetValue(live),
            Sandbox = SandboxOption.UseFor(address.Uri, parsed.GetValue(sandboxless)),
        };
    }
}

/// <summary>Something in which one visitor's browser differs from another's.</summary>
/// <param name="Of">Makes a visitor one who has it.</param>
internal sealed record VisitorTrait(Func<Visitor, Visitor> Of)
{
    private const string Storage = "third-party-storage";
    private const string Workers = "service-workers";
    private const string Permission = "permission";

    private static readonly Dictionary<string, Func<Visitor, Visitor>> Known = new(StringComparer.Ordinal)
    {
        [$"{Storage}=allowed"] = visitor => visitor with { ThirdPartyStorage = true },
        [$"{Storage}=blocked"] = visitor => visitor with { ThirdPartyStorage = false },
        [$"{Workers}=allowed"] = visitor => visitor with { ServiceWorkers = true },
        [$"{Workers}=blocked"] = visitor => visitor with { ServiceWorkers = false },
        [$"{Permission}=granted"] = visitor => visitor with { Permission = MicrophoneSetting.Granted },
        [$"{Permission}=denied"] = visitor => visitor with { Permission = MicrophoneSetting.Denied },
        [$"{Permission}=ask"] = visitor => visitor with { Permission = MicrophoneSetting.Prompt },
    };

    /// <summary>What there is, in words.</summary>
    public const string Forms = $"{Storage}=allowed|blocked, {Workers}=allowed|blocked or {Permission}=granted|denied|ask";

    /// <summary>How one is written.</summary>
    public static ValueForm<VisitorTrait> Form { get; } =
        new("TRAIT", Forms, TryRead) { Words = [.. Known.Keys], Hint = text => NearWords.Question(text, Known.Keys) };

    private static bool TryRead(string text, out VisitorTrait? trait)
    {
        trait = Known.TryGetValue(text, out var of) ? new(of) : null;
        return trait is not null;
    }
}

/// <summary>Which scenarios run on somebody's page, and in which order.</summary>
internal static class PageSuite
{
    /// <summary>On the host's own page all that were chosen; on another first the page as it stands, then what fits its embed.</summary>
    public static IReadOnlyList<Scenario> Fit(IReadOnlyList<Scenario> chosen, PageEmbed? embed, RunOptions options)
    {
        if (embed is null)
            return chosen;

        var all = PageScenarios
            .All.Where(scenario => !options.Live || !scenario.NeedsSimulator)
            .Concat(chosen.Except(PageScenarios.All))
            .ToList();
        if (embed.Mode != "text")
            return all;
        var heard = all.Where(scenario => !scenario.NeedsVoice).ToList();
        Console.Error.WriteLine($"The embed says mode=text: {all.Count - heard.Count} scenarios about the microphone are left out.");
        return heard;
    }

    /// <summary>Determines whether nothing can be learnt of a page after this.</summary>
    public static bool EndsWith(ScenarioResult result) =>
        result.Verdict != Verdict.Pass && PageScenarios.All.Any(scenario => scenario.Name == result.Name);
}

/// <summary><c>--no-sandbox</c>: a page of others is opened even where Chromium cannot keep it in its sandbox.</summary>
internal static class SandboxOption
{
    public const string Name = "--no-sandbox";

    public static Option<bool> Create() =>
        new(Name)
        {
            Description = "Opens a page of others without Chromium's sandbox, as root has to; pages of this machine need no asking.",
        };

    /// <summary>Whether the sandbox has to be used for a page.</summary>
    /// <param name="page">Its address.</param>
    /// <param name="isRenounced">Whether the option was given.</param>
    public static SandboxUse UseFor(Uri page, bool isRenounced) =>
        isRenounced ? SandboxUse.Never
        : page.IsLoopback || page.IdnHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? SandboxUse.WhereItWorks
        : SandboxUse.Always;
}

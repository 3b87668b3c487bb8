using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Finds in a page what rules look at.</summary>
internal static class PageReader
{
    /// <param name="source">The page.</param>
    /// <param name="sites">What counts as Koji's.</param>
    /// <param name="isOneOfMany">Whether it is one page of many.</param>
    public static HostPage Read(PageSource source, KojiSites sites, bool isOneOfMany = false) =>
        source.Language == PageLanguage.Script ? ScriptReader.Read(source, sites, isOneOfMany)
        : source.Language is PageLanguage.Html or PageLanguage.Markdown ? HtmlReader.Read(source, sites, isOneOfMany)
        : TemplateReader.Read(source, sites, isOneOfMany);
}

/// <summary>How a page is written.</summary>
public enum PageLanguage
{
    /// <summary>As browsers read it.</summary>
    Html,

    /// <summary>JavaScript or TypeScript with tags in it.</summary>
    Jsx,

    /// <summary>JavaScript or TypeScript that makes iframes.</summary>
    Script,

    /// <summary>A single-file component of Vue.</summary>
    Vue,

    /// <summary>Razor, for pages, views and components.</summary>
    Razor,

    /// <summary>Markdown with HTML in it.</summary>
    Markdown,

    /// <summary>Markdown with JSX in it.</summary>
    Mdx,

    /// <summary>Markup of components in which every tag may close itself, as of Svelte.</summary>
    Markup,

    /// <summary>A component of Astro: a script, and behind it HTML with JavaScript in curly brackets.</summary>
    Astro,
}

/// <summary>A page as it was read.</summary>
public sealed record PageSource
{
    /// <summary>The page's name in a report: its file or address.</summary>
    public required string Name { get; init; }

    /// <summary>All of it.</summary>
    public required string Text { get; init; }

    /// <summary>The language that the page is written in.</summary>
    public PageLanguage Language { get; init; } = PageLanguage.Html;

    /// <summary>Constants that it imports from other files, by their names in it.</summary>
    public IReadOnlyDictionary<string, string> Imported { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets a value indicating whether its server sent it, so that no template is left to be filled but by a script.</summary>
    public bool IsServed { get; init; }

    /// <summary>The address at which the page is served; null where that is not known.</summary>
    public Uri? Address { get; init; }

    /// <summary>Users and passwords that were given for it.</summary>
    public IReadOnlyList<SiteCredentials> Credentials { get; init; } = [];

    /// <summary>Gets what came with it; null where that is not known.</summary>
    public IReadOnlyList<HttpHeader>? Headers { get; init; }

    /// <summary>Where those of its headers are set that settings of its server give to it; empty where they came with it.</summary>
    public IReadOnlyList<HeaderPlace> HeaderPlaces { get; init; } = [];

    /// <summary>The headers of which something was seen that was not read; empty where nothing was.</summary>
    public IReadOnlyList<OpenHeader> OpenHeaders { get; init; } = [];

    /// <summary>The redirects on the way to it, the first first; empty where there were none.</summary>
    public IReadOnlyList<RedirectHop> Hops { get; init; } = [];
}

/// <summary>A redirect on the way to a page.</summary>
/// <param name="Address">What was asked.</param>
/// <param name="Status">What it answered.</param>
/// <param name="Headers">What came with that.</param>
public sealed record RedirectHop(Uri Address, int Status, IReadOnlyList<HttpHeader> Headers);

/// <summary>Where a response header is set that did not come with a page, but that its server's settings give to it.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line in it, from 1.</param>
public sealed record HeaderPlace(string Name, string Value, string File, int Line);

/// <summary>A response header of which it is not known what, or whether, it says for a page.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Reason">Why, and what would tell, in one line.</param>
public sealed record OpenHeader(string Name, string Reason);

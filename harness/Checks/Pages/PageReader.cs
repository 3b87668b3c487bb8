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

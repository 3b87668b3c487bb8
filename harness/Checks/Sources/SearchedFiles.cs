using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Settings;

namespace KojiWidgetHarness.Checks.Sources;

/// <summary>Files of folders, taken together.</summary>
public static class SearchedFiles
{
    /// <summary>What they say of the response headers of the pages among them.</summary>
    public static ProjectPolicies PoliciesOf(IEnumerable<SearchedFile> files)
    {
        var all = files.ToList();
        return new(all.Select(file => file.Settings).OfType<SettingsFile>(), all.SelectMany(file => file.Mentions));
    }
}

/// <summary>A file of a folder with what in it concerns embeds.</summary>
/// <param name="Name">The file.</param>
public sealed record SearchedFile(string Name)
{
    /// <summary>Where it has an address of Koji's, or why it could not be searched, in a line each.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The file as a page, where it is a script that makes iframes; null otherwise.</summary>
    public PageSource? Script { get; init; }

    /// <summary>Where it sets a policy that decides over embeds and that was not read, in a line each.</summary>
    public IReadOnlyList<string> Policies =>
        [
            .. Mentions
                .DistinctBy(mention => mention.Line)
                .Select(mention =>
                    $"a policy in line {mention.Line}, {mention.Text}, was not read: give what the page is served with by --headers, or check its URL"
                ),
        ];

    internal SettingsFile? Settings { get; init; }

    internal IReadOnlyList<PolicyMention> Mentions { get; init; } = [];

    /// <summary>A file of a folder whose text is known.</summary>
    /// <param name="name">The file.</param>
    /// <param name="text">All of it.</param>
    /// <param name="folder">The folder that was named.</param>
    public static SearchedFile Of(string name, string text, string folder)
    {
        var settings = SettingsReader.Read(name, text, folder);
        return new(name) { Settings = settings, Mentions = PolicyMentions.In(name, text, folder, settings) };
    }
}

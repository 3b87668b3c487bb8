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

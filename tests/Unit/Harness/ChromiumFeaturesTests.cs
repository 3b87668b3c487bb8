using System.Text.RegularExpressions;
using KojiWidgetHarness.Harness.Browser;

namespace KojiWidgetHarness.Tests.Unit.Harness;

[TestClass]
public sealed partial class ChromiumFeaturesTests
{
    [TestMethod]
    public void WhatPlaywrightTurnsOff_StaysOff_InItsPinnedVersion()
    {
        var driver = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "lib", "coreBundle.js"));
        var listed = Name().Matches(List().Match(driver).Groups[1].Value).Select(name => name.Groups[1].Value);

        CollectionAssert.AreEqual(
            listed.ToList(), ChromiumFeatures.OfPlaywright.ToList(), "Playwright's list has changed: a switch of ours replaces it, so copy it.");
        CollectionAssert.IsSubsetOf(ChromiumFeatures.OfPlaywright.ToList(), Disabled(BrowserProfile.Microphone));
    }

    [TestMethod]
    public void AddressBar_LoadsNoPagesOfItsOwn_InAnyProfile()
    {
        foreach (var profile in Enum.GetValues<BrowserProfile>())
            CollectionAssert.IsSubsetOf(new[] { "WebUIOmniboxPopup", "WebUIOmniboxAimPopup" }, Disabled(profile), $"{profile}");
    }

    [TestMethod]
    public void BrowserWithTabs_IsLeftAsPeopleHaveIt() =>
        CollectionAssert.DoesNotContain(Disabled(BrowserProfile.Tabs), "ThirdPartyStoragePartitioning");

    // Of several switches only the last would count.
    private static List<string> Disabled(BrowserProfile profile)
    {
        const string Switch = "--disable-features=";
        return [.. LaunchArguments.Of(profile, BrowserNetwork.ThisMachine).Single(argument => argument.StartsWith(Switch, StringComparison.Ordinal))[Switch.Length..].Split(',')];
    }

    [GeneratedRegex(@"disabledFeatures = \[(.*?)\]\.filter", RegexOptions.Singleline)]
    private static partial Regex List();

    [GeneratedRegex(@"^\s*""(\w+)""", RegexOptions.Multiline)]
    private static partial Regex Name();
}

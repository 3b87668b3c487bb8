using System.Text.RegularExpressions;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed partial class ChromiumFeaturesTests
{
    private const string Storage = "ThirdPartyStoragePartitioning";

    [TestMethod]
    public void WhatPlaywrightTurnsOff_StaysOffButForStorage_InItsPinnedVersion()
    {
        var driver = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "lib", "coreBundle.js"));
        var listed = Name().Matches(List().Match(driver).Groups[1].Value).Select(name => name.Groups[1].Value);

        CollectionAssert.AreEqual(
            listed.ToList(),
            ChromiumFeatures.OfPlaywright.ToList(),
            "Playwright's list has changed: a switch of ours replaces it, so copy it."
        );
        CollectionAssert.IsSubsetOf(
            ChromiumFeatures.OfPlaywright.Where(name => name != Storage).ToList(),
            Disabled(BrowserProfile.Microphone)
        );
    }

    [TestMethod]
    public void WorkThatNoPageSees_IsLeftOut_InAnyProfile()
    {
        foreach (var profile in Enum.GetValues<BrowserProfile>())
        {
            CollectionAssert.IsSubsetOf(
                new[] { "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess" },
                Disabled(profile),
                $"{profile}"
            );
            CollectionAssert.Contains(
                LaunchArguments.Of(profile, BrowserNetwork.ThisMachine).ToList(),
                "--animation-duration-scale=0",
                $"{profile}"
            );
        }
    }

    [TestMethod]
    public void FramesOfOtherSites_MayStore_UnlessTheVisitorsBrowserBlocksIt()
    {
        foreach (var profile in Enum.GetValues<BrowserProfile>())
            Assert.AreEqual(profile == BrowserProfile.NoThirdPartyStorage, Disabled(profile).Contains(Storage), $"{profile}");
        CollectionAssert.Contains(Disabled(BrowserProfile.Microphone, thirdPartyStorage: false), Storage);
    }

    // Of several switches only the last would count.
    private static List<string> Disabled(BrowserProfile profile, bool thirdPartyStorage = true)
    {
        const string Switch = "--disable-features=";
        return
        [
            .. LaunchArguments
                .Of(profile, BrowserNetwork.ThisMachine, thirdPartyStorage)
                .Single(argument => argument.StartsWith(Switch, StringComparison.Ordinal))[Switch.Length..]
                .Split(','),
        ];
    }

    [GeneratedRegex(@"disabledFeatures = \[(.*?)\]\.filter", RegexOptions.Singleline)]
    private static partial Regex List();

    [GeneratedRegex(@"^\s*""(\w+)""", RegexOptions.Multiline)]
    private static partial Regex Name();
}

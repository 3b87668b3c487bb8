namespace KojiWidgetHarness.Tests.Unit.Architecture;

[TestClass]
public sealed class DependencyRuleTests
{
    private const string Protocol = "KojiWidgetHarness.Protocol";
    private const string Components = "KojiWidgetHarness.Components";
    private const string Simulator = "KojiWidgetHarness.Simulator";
    private const string Host = "KojiWidgetHarness.Host";
    private const string Checks = "KojiWidgetHarness.Checks";
    private const string Reports = "KojiWidgetHarness.Reports";
    private const string Scenarios = "KojiWidgetHarness.Scenarios";
    private const string MSTestLibrary = "KojiWidgetHarness.MSTest";
    private const string PublicApi = "KojiWidgetHarness.PublicApi";
    private const string Servers = "KojiWidgetHarness.Servers";
    private const string Cli = "KojiWidgetHarness.Cli";

    // Host and Scenarios never refer to each other: they meet on the wire. Servers composes them, for the command line and for tests of
    // other teams.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Protocol] = [],
        [Components] = [Protocol],
        [Simulator] = [Protocol],
        [Host] = [Components, Protocol],
        [Checks] = [Protocol],
        [Reports] = [Components, Protocol],
        [Scenarios] = [Checks, Reports, Protocol],
        [Servers] = [Scenarios, Host, Simulator, Protocol],
        [PublicApi] = [],
        // PublicApi only makes its package.
        [MSTestLibrary] = [Servers, Scenarios, Reports, Checks, Protocol, PublicApi],
        [Cli] = [Servers, Scenarios, Reports, Checks, Host, Simulator, Protocol],
    };

    [TestMethod]
    public void Projects_ReferOnlyToWhatTheyMay()
    {
        var breaches =
            from project in Repository.Projects
            from reference in project.Value
            where !Allowed.TryGetValue(project.Key, out var allowed) || !allowed.Contains(reference)
            select $"{project.Key} refers to {reference}";

        Assert.AreEqual("", string.Join("; ", breaches));
        Assert.HasCount(11, Repository.Projects);
        Assert.Contains(Host, Repository.Projects[Cli]);
    }

    [TestMethod]
    public void Protocol_HasNoPackages() => Assert.IsEmpty(Repository.Packages(Protocol));

    [TestMethod]
    public void Checks_OpenNoBrowser() => Assert.DoesNotContain("Microsoft.Playwright", Repository.Packages(Checks));

    [TestMethod]
    public void Reports_HaveNoPackages() => Assert.IsEmpty(Repository.Packages(Reports));

    // Its package carries the projects, and NuGet does not know what they need.
    [TestMethod]
    public void MSTestLibrary_NamesThePackagesOfTheProjectsInItsPackage()
    {
        var inside = new HashSet<string>();
        Collect(MSTestLibrary);
        var needed = inside.Except([MSTestLibrary, PublicApi]).SelectMany(Repository.Packages).Distinct();

        Assert.AreEqual("", string.Join(", ", needed.Except(Repository.Packages(MSTestLibrary))));

        void Collect(string project)
        {
            if (inside.Add(project))
                Repository.Projects[project].ToList().ForEach(Collect);
        }
    }

    [TestMethod]
    public void TopLevel_IsAsAgreed()
    {
        string[] agreed = ["host", "harness", "tests", "wwwroot", "KojiWidgetHarness.sln", "README.md", "LICENSE", "global.json"];

        var others = Directory
            .EnumerateFileSystemEntries(Repository.Root)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => !name.StartsWith('.') && !name.StartsWith("Directory.", StringComparison.Ordinal))
            .Except(agreed)
            .Except(["TestResults", "artifacts"]);

        Assert.AreEqual("", string.Join(", ", others));
    }
}

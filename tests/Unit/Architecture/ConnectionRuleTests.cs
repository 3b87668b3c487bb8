namespace KojiWidgetHarness.Tests.Unit.Architecture;

/// <summary>
/// The harness connects in one way only, which needs neither the machine's word for its own name nor its proxy: a machine that does not
/// resolve <c>localhost</c> cannot be had in these tests, a second way of connecting would be found out there only.
/// </summary>
[TestClass]
public sealed class ConnectionRuleTests
{
    private static readonly string[] Ways =
    [
        "new HttpClient(",
        "new SocketsHttpHandler",
        "new HttpClientHandler",
        "new TcpClient(",
        "new ClientWebSocket(",
        "Dns.",
    ];

    [TestMethod]
    public void Harness_ConnectsInOneWayOnly()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "harness"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Where(file => Ways.Any(File.ReadAllText(file).Contains))
            .Select(file => Path.GetFileName(file));

        Assert.AreEqual("HarnessHttp.cs", string.Join(", ", files));
    }

    [TestMethod]
    public void SignalRConnections_AreMadeInTheSameWay()
    {
        var others = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "harness"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line =>
                line.Contains(".WithUrl(", StringComparison.Ordinal) && !line.Contains(".UseHarnessHttp(", StringComparison.Ordinal)
            );

        Assert.AreEqual("", string.Join("; ", others));
    }
}

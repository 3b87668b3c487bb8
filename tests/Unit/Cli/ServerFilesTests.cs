using System.Net;
using System.Text.Json;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Machine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>How a command finds what this account runs: by files, which may be old, and may be anybody's.</summary>
[TestClass]
public sealed class ServerFilesTests(TestContext test) : IDisposable
{
    private const string Token = "reader-token";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("koji-running-");

    private int asked;

    private ServerFiles Files => new(data.FullName);

    private string Folder => Path.Combine(data.FullName, "running");

    public void Dispose() => data.Delete(recursive: true);

    [TestMethod]
    public async Task File_OfWhatRuns_IsFoundUntilItStops_ByItsOwnerAlone()
    {
        await using var host = await HostAsync();
        var written = Files.Write(Of(host))!;

        var found = await Files.FindAsync(test.CancellationToken);

        Assert.AreEqual((Environment.ProcessId, Token), (found.Single().Process, found[0].ReaderToken));
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(written.Path));
        written.Dispose();
        Assert.IsEmpty(await Files.FindAsync(test.CancellationToken));
        Assert.IsFalse(File.Exists(written.Path));
    }

    [TestMethod]
    public async Task File_OfAProcessThatIsGone_IsDeleted_AndItsAddressIsNotAsked()
    {
        await using var stranger = await HostAsync();
        using var written = Files.Write(Of(stranger))!;
        var old = JsonSerializer.Deserialize(
            await File.ReadAllTextAsync(written.Path, test.CancellationToken),
            ProtocolJson.Default.RunningServers
        )!;
        // Another process has the number now.
        await File.WriteAllTextAsync(
            written.Path,
            JsonSerializer.Serialize(old with { Started = old.Started - 1 }, ProtocolJson.Default.RunningServers),
            test.CancellationToken
        );

        Assert.IsEmpty(await Files.FindAsync(test.CancellationToken));
        Assert.IsFalse(File.Exists(written.Path));
        Assert.AreEqual(0, asked);
    }

    [TestMethod]
    public async Task Host_ThatDoesNotAnswer_IsNotFound()
    {
        using var written = Files.Write(
            new()
            {
                Host = new("http://localhost:1"),
                Simulator = new("http://127.0.0.1:1"),
                SimulatorToken = "x",
            }
        );

        Assert.IsEmpty(await Files.FindAsync(test.CancellationToken));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("{}")]
    [DataRow("""{OWN,"host":"HOST","simulator":"http://127.0.0.1:1","simulatorToken":null}""")]
    [DataRow("""{OWN,"host":"HOST","simulator":"http://attacker.example","simulatorToken":"x"}""")]
    [DataRow("""{OWN,"host":"HOST","simulator":"file:///etc/passwd","simulatorToken":"x"}""")]
    [DataRow("""{OWN,"host":"/relative","simulator":"HOST","simulatorToken":"x"}""")]
    [DataRow("""{OWN,"host":"http://user:secret@AUTHORITY","simulator":"http://127.0.0.1:1","simulatorToken":"x"}""")]
    [DataRow("""{"host":"HOST","simulator":"http://127.0.0.1:1","simulatorToken":"x"}""")]
    public async Task File_ThatSaysSomethingElse_IsNotUsed(string json)
    {
        await using var host = await HostAsync();
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "x.json"),
            json.Replace(
                    "OWN",
                    $"\"process\":{Environment.ProcessId},\"started\":{RunningProcess.StartOf(Environment.ProcessId)}",
                    StringComparison.Ordinal
                )
                .Replace("HOST", AddressOf(host, "localhost").AbsoluteUri, StringComparison.Ordinal)
                .Replace("AUTHORITY", AddressOf(host, "localhost").Authority, StringComparison.Ordinal),
            test.CancellationToken
        );

        Assert.IsEmpty(await Files.FindAsync(test.CancellationToken));
    }

    [TestMethod]
    public async Task Choice_AmongTwo_NeedsAnAddressOrAFolder()
    {
        await using WebApplication one = await HostAsync(),
            two = await HostAsync();
        using ServerFile? first = Files.Write(Of(one)),
            second = Files.Write(Of(two) with { DataFolder = data.FullName });
        var choice = new RunningChoice("hosts", "--host", servers => servers.Host);

        var unclear = await Assert.ThrowsExactlyAsync<UsageException>(() =>
            RunningChoice.FindAsync(Files, choice, named: null, _ => true, test.CancellationToken)
        );
        var named = await RunningChoice.FindAsync(Files, choice, AddressOf(one, "127.0.0.1"), _ => true, test.CancellationToken);
        var ofFolder = await RunningChoice.FindAsync(
            Files,
            choice,
            null,
            servers => servers.DataFolder == data.FullName,
            test.CancellationToken
        );
        var other = await RunningChoice.FindAsync(Files, choice, new Uri("http://staging.example/"), _ => true, test.CancellationToken);

        StringAssert.StartsWith(unclear.Message, "2 hosts run on this machine: http://localhost:");
        StringAssert.Contains(unclear.Message, AddressOf(one, "localhost").AbsoluteUri);
        StringAssert.Contains(unclear.Message, AddressOf(two, "localhost").AbsoluteUri);
        StringAssert.EndsWith(unclear.Message, ". Choose one with --host.");
        Assert.AreEqual(
            (AddressOf(one, "localhost"), AddressOf(two, "localhost"), null),
            (named?.Host, ofFolder?.Host, other),
            "a token goes to no other machine"
        );
    }

    private static RunningServers Of(WebApplication host) =>
        new()
        {
            Host = AddressOf(host, "localhost"),
            ReaderToken = Token,
            Simulator = new("http://127.0.0.1:1"),
            SimulatorToken = "x",
        };

    private static Uri AddressOf(WebApplication host, string name) => new UriBuilder(host.Urls.First()) { Host = name }.Uri;

    private async Task<WebApplication> HostAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet(ProtocolRoutes.Health, () =>
        {
            Interlocked.Increment(ref asked);
            return TypedResults.Text("ok");
        });
        await app.StartAsync(test.CancellationToken);
        return app;
    }
}

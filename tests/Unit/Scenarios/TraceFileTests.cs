using System.IO.Compression;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class TraceFileTests
{
    private static readonly SiteCredentials Credentials = WebAddress.FromUri(new Uri("http://user:s3c]%22ret@host/")).Credentials!;

    [TestMethod]
    public async Task Trace_WithCredentials_LosesThemAndNothingElse()
    {
        var path = Path.GetTempFileName();
        File.Delete(path);
        byte[] picture = [.. Enumerable.Range(0, 256).Select(number => (byte)number)];
        await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create))
        {
            await WriteAsync(
                zip,
                "trace.trace",
                """{"options":{"httpCredentials":[{"username":"user","password":"s3c]\"ret","origin":"http://host"}],"ä":[1]}}"""u8.ToArray()
            );
            await WriteAsync(
                zip,
                "trace.network",
                System.Text.Encoding.UTF8.GetBytes(
                    $"{{\"name\":\"Authorization\",\"value\":\"{Credentials.Authorization}\",\"url\":\"{Credentials.Written}\"}}"
                )
            );
            await WriteAsync(zip, "resources/a.png", picture);
        }

        await TraceFile.HideAsync(path, [Credentials], ["ing3st-token-of-this-host"]);

        await using var kept = await ZipFile.OpenReadAsync(path);
        Assert.AreEqual(
            """{"options":{"httpCredentials":[],"ä":[1]}}""",
            System.Text.Encoding.UTF8.GetString(await ReadAsync(kept, "trace.trace"))
        );
        Assert.AreEqual(
            """{"name":"Authorization","value":"Basic [redacted]","url":"http://[redacted]@host/"}""",
            System.Text.Encoding.UTF8.GetString(await ReadAsync(kept, "trace.network"))
        );
        CollectionAssert.AreEqual(picture, await ReadAsync(kept, "resources/a.png"));
        File.Delete(path);
    }

    [TestMethod]
    public async Task Trace_ThatCannotBeRead_IsNotKept()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "no archive, with s3cret in it");

        await Assert.ThrowsExactlyAsync<InvalidDataException>(() =>
            TraceFile.HideAsync(path, [Credentials], ["ing3st-token-of-this-host"])
        );

        Assert.IsFalse(File.Exists(path));
    }

    private static async Task WriteAsync(ZipArchive zip, string name, byte[] content)
    {
        await using var stream = await zip.CreateEntry(name).OpenAsync();
        await stream.WriteAsync(content);
    }

    private static async Task<byte[]> ReadAsync(ZipArchive zip, string name)
    {
        await using var stream = await zip.GetEntry(name)!.OpenAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

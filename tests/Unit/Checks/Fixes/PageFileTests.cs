using System.Runtime.Versioning;
using System.Text;
using CsCheck;
using KojiWidgetHarness.Checks.Fixes;

namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

[TestClass]
public sealed class PageFileTests
{
    private const string Before = $"\r\n<iframe title='é' src=\"{FixedPages.Src}\">\r";
    private const string After = $"\r\n<iframe title='é' src=\"{FixedPages.Src}\" allow=\"microphone\">\r";

    private static readonly Dictionary<string, Encoding> Encodings = new(StringComparer.Ordinal)
    {
        ["utf-8"] = new UTF8Encoding(false),
        ["utf-8 with mark"] = new UTF8Encoding(true),
        ["utf-16"] = new UnicodeEncoding(false, true),
        ["utf-16 big-endian"] = new UnicodeEncoding(true, true),
        ["latin-1"] = Encoding.Latin1,
    };

    private readonly string path = Path.GetTempFileName();

    [TestCleanup]
    public void Delete() => File.Delete(path);

    [TestMethod]
    [DataRow("utf-8")]
    [DataRow("utf-8 with mark")]
    [DataRow("utf-16")]
    [DataRow("utf-16 big-endian")]
    [DataRow("latin-1")]
    public async Task File_Fixed_KeepsItsEncodingAndMark(string name)
    {
        var encoding = Encodings[name];
        await File.WriteAllBytesAsync(path, [.. encoding.GetPreamble(), .. encoding.GetBytes(Before)]);
        await FixAsync();
        CollectionAssert.AreEqual((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(After)], await File.ReadAllBytesAsync(path));
    }

    [TestMethod]
    public async Task File_OfBytesThatAreNotText_KeepsThem()
    {
        byte[] around = [0xEF, 0xBB, 0xBF, 0xC3, 0x28, 0xFF, 0x80, 0x0D, 0xED, 0xA0, 0x80];
        await File.WriteAllBytesAsync(path, [.. around, .. Encoding.Latin1.GetBytes(Before), .. around]);
        await FixAsync();
        CollectionAssert.AreEqual((byte[])[.. around, .. Encoding.Latin1.GetBytes(After), .. around], await File.ReadAllBytesAsync(path));
    }

    [TestMethod]
    public void Bytes_OfAnyKind_AreTheSameAfterReading() =>
        Gen.Select(Gen.OneOf<byte[]>([], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]), Gen.Byte.Array, (mark, rest) =>
                (byte[])[.. mark, .. rest]
            )
            .Sample(bytes => PageEncoding.Read(bytes) is var (text, encoding) && encoding.Write(text).SequenceEqual(bytes));

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task File_Fixed_KeepsItsPermissions()
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupWrite;
        await File.WriteAllTextAsync(path, Before);
        File.SetUnixFileMode(path, Mode);

        await (await PageFile.ReadAsync(path, CancellationToken.None)).WriteAsync(After, CancellationToken.None);

        Assert.AreEqual(After, await File.ReadAllTextAsync(path));
        Assert.AreEqual(Mode, File.GetUnixFileMode(path));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // Links need a privilege there.
    public async Task Link_ToAFile_IsReadAndNotWrittenThrough()
    {
        await File.WriteAllTextAsync(path, Before);
        var link = path + ".link";
        File.CreateSymbolicLink(link, path);
        try
        {
            var page = await PageFile.ReadAsync(link, CancellationToken.None);
            var refused = await Assert.ThrowsExactlyAsync<IOException>(() => page.WriteAsync(After, CancellationToken.None));
            StringAssert.Contains(refused.Message, "is a symbolic link");
            Assert.AreEqual(path, new FileInfo(link).LinkTarget);
        }
        finally
        {
            File.Delete(link);
        }

        Assert.AreEqual(Before, await File.ReadAllTextAsync(path));
    }

    [TestMethod]
    public async Task File_ChangedSinceItWasRead_IsLeftAsItIsAndNothingBesideIt()
    {
        await File.WriteAllTextAsync(path, Before);
        var page = await PageFile.ReadAsync(path, CancellationToken.None);
        await File.WriteAllTextAsync(path, "of somebody else");
        await Assert.ThrowsExactlyAsync<IOException>(() => page.WriteAsync(After, CancellationToken.None));
        Assert.AreEqual("of somebody else", await File.ReadAllTextAsync(path));
        Assert.AreEqual(path, Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*").Single());
    }

    private async Task FixAsync()
    {
        var page = await PageFile.ReadAsync(path, CancellationToken.None);
        await page.WriteAsync(FixedPages.Fix(page.Text), CancellationToken.None);
    }
}

// Attaches a component's script to its element. A person may have gone to another page before the script came:
// then there is no element, and nothing to attach to.
export async function attach(name, element, owner) {
  const script = await import(`./${name}.js`);
  return element?.isConnected ? script.attach(element, owner) : { dispose() {} };
}

// The goal diff compares with what is committed; the build is in a folder that the repository of chatspec ignores.
def git(String... arguments) {
    def process = (['git', '-c', 'user.name=it', '-c', 'user.email=it@localhost'] + (arguments as List)).execute(null, basedir)
    process.waitForProcessOutput(System.out, System.err)
    assert process.exitValue() == 0
}
git('init', '--quiet')
git('add', '--all')
git('commit', '--quiet', '--no-gpg-sign', '-m', 'First contract')
def contract = new File(basedir, 'src/main/resources/openapi.yaml')
def first = contract.text
contract.text = first.replace('# a new field', 'age: { type: integer }')
assert contract.text != first
new File(basedir, 'breaking.yaml').text = first
git('add', 'breaking.yaml')
git('commit', '--quiet', '--no-gpg-sign', '-m', 'Another contract')
new File(basedir, 'breaking.yaml').text = first.replace('name: { type: string }', 'name: { type: integer }')
assert new File(basedir, 'breaking.yaml').text != first

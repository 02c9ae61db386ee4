import assert from 'node:assert/strict';
import { type Row, read, short } from '../reading.ts';

const py = (code: string) => `python3 -c '${code}'`;
const js = (code: string) => `node -e '${code}'`;
const boto = (code: string) => py(`import boto3; ${code}`);

const rows: readonly Row[] = [
  [
    boto('boto3.client("ec2").terminate_instances(InstanceIds=["i-1", "i-2"], DryRun=True)'),
    ['call aws ec2 terminate-instances --instance-ids i-1 i-2 --dry-run'],
  ],
  [
    boto('c = boto3.client("rds", region_name="x"); c.delete_db_instance(DBInstanceIdentifier="prod")'),
    ['call aws rds delete-db-instance --db-instance-identifier prod'],
  ],
  [
    boto('boto3.Session(profile_name="prod").client("s3").delete_bucket(Bucket="b")'),
    ['call aws s3api delete-bucket --bucket b --profile prod'],
  ],
  [
    boto(
      'boto3.client("s3").put_bucket_versioning(Bucket="b", VersioningConfiguration={"Status": "Suspended"})',
    ),
    ['call aws s3api put-bucket-versioning --bucket b --versioning-configuration {"Status":"Suspended"}'],
  ],
  [
    boto(
      'boto3.client("ec2").modify_instance_attribute(InstanceId="i", DisableApiTermination={"Value": False})',
    ),
    ['call aws ec2 modify-instance-attribute --instance-id i --no-disable-api-termination'],
  ],
  // What only looks, what works on this machine, and what a resource’s objects do.
  [boto('print(boto3.client("rds").describe_db_instances())'), []],
  [boto('boto3.client("s3", endpoint_url="http://localhost:4566").delete_bucket(Bucket="b")'), ['detail']],
  [
    py('import moto, boto3; moto.mock_aws().start(); boto3.client("s3").delete_bucket(Bucket="b")'),
    ['detail'],
  ],
  [boto('boto3.resource("s3").Bucket("b").objects.all().delete()'), ['code']],
  // JavaScript’s two libraries and Ruby’s.
  [
    js(
      'const {RDSClient, DeleteDBClusterCommand} = require("@aws-sdk/client-rds"); new RDSClient({}).send(new DeleteDBClusterCommand({DBClusterIdentifier: "main"}))',
    ),
    ['call aws rds delete-db-cluster --db-cluster-identifier main'],
  ],
  [
    js('const AWS = require("aws-sdk"); new AWS.CloudFormation({}).deleteStack({StackName: "prod"})'),
    ['call aws cloudformation delete-stack --stack-name prod'],
  ],
  [
    'ruby -e \'require "aws-sdk-ec2"; Aws::EC2::Client.new.terminate_instances(instance_ids: ["i-1"])\'',
    ['call aws ec2 terminate-instances --instance-ids i-1'],
  ],
  [
    js(
      'const {S3Client, ListBucketsCommand} = require("@aws-sdk/client-s3"); new S3Client({}).send(new ListBucketsCommand({}))',
    ),
    [],
  ],
];

describe('readPayloads: calls of AWS’s libraries', () => {
  for (const [line, expected, setup] of rows) {
    it(line, () => assert.deepEqual(short(read(line, setup)), expected));
  }
});
